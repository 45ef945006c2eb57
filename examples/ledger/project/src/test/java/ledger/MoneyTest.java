package ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void isPrintedInTheUnitThatPeopleUse() {
        assertEquals("EUR -12.05", Money.eur(-1205).toString());
        assertEquals("JPY 300", new Money(300, Currency.getInstance("JPY")).toString());
    }

    @Test
    void refusesToMixCurrencies() {
        Money yen = new Money(300, Currency.getInstance("JPY"));
        assertThrows(IllegalArgumentException.class, () -> Money.eur(1).plus(yen));
    }

    @Test
    void overflowIsAnErrorAndNeverAWrongSum() {
        assertThrows(ArithmeticException.class, () -> Money.eur(Long.MAX_VALUE).plus(Money.eur(1)));
    }
}
