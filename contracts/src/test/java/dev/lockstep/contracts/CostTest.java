package dev.lockstep.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.000001", "2500000, 2.5", "100000000, 100"})
    void aCostIsReadInTheCurrency(long millionths, String text) {
        assertThat(Cost.text(millionths)).isEqualTo(text);
    }

    @Test
    void aCostIsCountedInMillionths() {
        assertThat(Cost.millionths(new BigDecimal("2.50"))).isEqualTo(2_500_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "1e30"})
    void whatCanNotBeCountedIsRefused(String amount) {
        assertThatThrownBy(() -> Cost.millionths(new BigDecimal(amount))).isInstanceOf(ArithmeticException.class);
    }
}
