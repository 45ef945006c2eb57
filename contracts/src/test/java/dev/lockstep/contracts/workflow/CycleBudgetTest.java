package dev.lockstep.contracts.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CycleBudgetTest {
    @Test
    void whatIsGrantedIsAdded() {
        assertThat(new CycleBudget(10, 20, 30).plus(new CycleBudget(1, 2, 3))).isEqualTo(new CycleBudget(11, 22, 33));
    }

    @Test
    void aGrantBeyondAllNumbersLeavesAWideBudget() {
        CycleBudget wide = new CycleBudget(10, 20, 30).plus(new CycleBudget(Long.MAX_VALUE, 0, 0));

        assertThat(wide).isEqualTo(new CycleBudget(Long.MAX_VALUE, 20, 30));
    }
}
