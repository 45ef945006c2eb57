package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSummaryTest {
    @Test
    void readsTheJUnitConsole() {
        assertThat(TestSummary.in("""
                        [         5 containers found      ]
                        [        16 tests found           ]
                        [         1 tests skipped         ]
                        [        15 tests started         ]
                        [         1 tests aborted         ]
                        [        12 tests successful      ]
                        [         2 tests failed          ]
                        """)).contains(new TestCounts(14, 2, 2));
    }

    @Test
    void readsColouredOutput() {
        assertThat(TestSummary.in("\u001B[32m[ 3 tests successful ]\u001B[0m\n[ 0 tests failed ]"))
                .contains(new TestCounts(3, 0, 0));
    }

    @Test
    void addsMavensModulesButNotItsClasses() {
        assertThat(TestSummary.in("""
                        [INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in a.A
                        [ERROR] Tests run: 3, Failures: 1, Errors: 1, Skipped: 1, Time elapsed: 0.1 s <<< FAILURE! -- in a.B
                        [ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1
                        [INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0
                        """)).contains(new TestCounts(8, 2, 1));
    }

    @Test
    void addsMavensClassesWhenThereIsNoSummary() {
        assertThat(TestSummary.in("Tests run: 2, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.1 s\n".repeat(2)))
                .contains(new TestCounts(2, 0, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "===== 2 failed, 10 passed, 1 skipped, 3 warnings, 1 error in 0.12s =====",
                "2 failed, 10 passed, 1 skipped, 1 error in 65.01s (0:01:05)",
            })
    void readsPytest(String line) {
        assertThat(TestSummary.in("x\n" + line + "\n")).contains(new TestCounts(13, 3, 1));
    }

    @Test
    void readsPythonsUnittest() {
        assertThat(TestSummary.in("Ran 1 test in 0.000s\n\nOK\n")).contains(new TestCounts(1, 0, 0));
        assertThat(TestSummary.in("""
                        Ran 20 tests in 0.002s

                        FAILED (failures=2, errors=1, skipped=3, expected failures=1, unexpected successes=1)
                        """)).contains(new TestCounts(17, 4, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "ℹ"})
    void readsTheNodeTestRunner(String mark) {
        String output =
                "tests 7\npass 4\nfail 1\ncancelled 0\nskipped 1\ntodo 1\n".replaceAll("(?m)^(?=.)", mark + " ");

        assertThat(TestSummary.in(output)).contains(new TestCounts(5, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "all good", "3 files changed in 2 commits", "Tests run: many", "[ 99999999999 tests failed ]"
            })
    void findsNothingWhereThereIsNoSummary(String output) {
        assertThat(TestSummary.in(output)).isEmpty();
    }
}
