package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that keep others from running, and cases that are no longer run. */
class NarrowedTestsGuardTest {
    private static final String JAVA = """
            @ParameterizedTest
            @CsvSource({"99, 0", "100, 2", "1000, 5"})
            void theFeeGrowsWithTheSum(int sum, int fee) {
                assertEquals(fee, Fee.of(sum));
            }
            """;
    private static final String PYTHON = """
            @pytest.mark.parametrize("amount, expected", [(99, 0), (100, 2), (1000, 5)])
            def test_fee_grows(amount, expected):
                assert fee(amount) == expected
            """;
    private static final String SCRIPT = """
            describe('fee', () => {
              test.each([[99, 0], [100, 2], [1000, 5]])('of %i is %i', (sum, cost) => {
                expect(fee(sum)).toBe(cost);
              });
              it('is never negative', () => {
                expect(fee(-1)).toBe(0);
              });
            });
            """;

    @ParameterizedTest
    @ValueSource(strings = {"it.only(", "fit(", "it.concurrent.only("})
    void aTestMarkedAsTheOnlyOneIsABlocker(String call) {
        assertThat(inScript(SCRIPT, SCRIPT.replace("it(", call)))
                .containsExactly(
                        "blocker: Other tests in 'test/account.test.js' no longer run, because some are marked as the only ones");
    }

    @Test
    void aBlockMarkedAsTheOnlyOneIsABlocker() {
        assertThat(inScript(SCRIPT, SCRIPT.replace("describe(", "describe.only(")))
                .hasSize(1);
        assertThat(inScript(SCRIPT, SCRIPT.replace("describe(", "fdescribe("))).hasSize(1);
        assertThat(inScript(SCRIPT, SCRIPT.replace("negative', ", "negative', { only: true }, ")))
                .hasSize(1);
        assertThat(inScript(SCRIPT.replace("describe(", "describe.only("), SCRIPT))
                .isEmpty();
    }

    @Test
    void aCaseThatWasTakenOutIsABlocker() {
        assertThat(inJava(JAVA, JAVA.replace(", \"1000, 5\"", "")))
                .containsExactly(
                        "blocker: The test 'AccountTest › theFeeGrowsWithTheSum' runs fewer cases than before");
        assertThat(inPython(PYTHON, PYTHON.replace(", (1000, 5)", "")))
                .containsExactly("blocker: The test 'test_fee_grows' runs fewer cases than before");
        assertThat(inScript(SCRIPT, SCRIPT.replace(", [1000, 5]", "")))
                .containsExactly("blocker: The test 'fee › of %i is %i' runs fewer cases than before");
    }

    @Test
    void aCaseThatWasTakenOutOfANamedListIsABlocker() {
        String java = JAVA.replace("@CsvSource({\"99, 0\", \"100, 2\", \"1000, 5\"})", "@MethodSource(\"fees\")") + """

                static Stream<Arguments> fees() {
                    return Stream.of(Arguments.of(99, 0), Arguments.of(100, 2), Arguments.of(1000, 5));
                }
                """;
        String python = "CASES = [(99, 0), (100, 2), (1000, 5)]\n\n"
                + PYTHON.replace("[(99, 0), (100, 2), (1000, 5)]", "CASES");
        String script = "const cases = [[99, 0], [100, 2], [1000, 5]];\n"
                + SCRIPT.replace("[[99, 0], [100, 2], [1000, 5]]", "cases");

        assertThat(inJava(java, java.replace(", Arguments.of(1000, 5)", "")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("blocker");
        assertThat(inPython(python, python.replace(", (1000, 5)", "")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("blocker");
        assertThat(inScript(script, script.replace(", [1000, 5]", "")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("blocker");
        assertThat(inJava(JAVA, java)).isEmpty();
        assertThat(inPython(PYTHON, python)).isEmpty();
        assertThat(inScript(SCRIPT, script)).isEmpty();
    }

    @Test
    void aCaseThatWasTakenOutOfALoopIsABlocker() {
        String script = """
                for (const [sum, cost] of [[99, 0], [100, 2], [1000, 5]]) {
                  test(`the fee of ${sum}`, () => {
                    assert.strictEqual(fee(sum), cost);
                  });
                }
                """;
        String python = """
                class FeeTest(unittest.TestCase):
                    def test_fees(self):
                        for amount, expected in [(99, 0), (100, 2), (1000, 5)]:
                            with self.subTest(amount=amount):
                                self.assertEqual(fee(amount), expected)
                """;
        assertThat(inScript(script, script.replace(", [1000, 5]", "")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("blocker");
        assertThat(inPython(python, python.replace(", (1000, 5)", "")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("blocker");
    }

    @Test
    void aCaseThatBecameAnotherIsMajor() {
        assertThat(inJava(JAVA, JAVA.replace("1000, 5", "1000, 6")))
                .containsExactly("major: The test 'AccountTest › theFeeGrowsWithTheSum' runs other cases than before");
        assertThat(inPython(PYTHON, PYTHON.replace("1000, 5", "1000, 6")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("major");
        assertThat(inScript(SCRIPT, SCRIPT.replace("1000, 5", "1000, 6")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("major");
    }

    @Test
    void casesMayBeAddedReorderedAndWrittenOtherwise() {
        assertThat(inJava(JAVA, JAVA.replace("{\"99, 0\", \"100, 2\", \"1000, 5\"}", """
                textBlock = \"""
                    1000 , 5
                    0    , 0
                    99   , 0
                    100  , 2
                    \"""
                """.strip())))
                .isEmpty();
        assertThat(inPython(
                        PYTHON,
                        PYTHON.replace(
                                "[(99, 0), (100, 2), (1000, 5)]",
                                "[\n    (1000, 5),\n    (99, 0),\n    (100, 2),\n    (0, 0),\n]")))
                .isEmpty();
        assertThat(inScript(
                        SCRIPT,
                        SCRIPT.replace(
                                "([[99, 0], [100, 2], [1000, 5]])",
                                "`\n  sum | cost\n  ${1000} | ${5}\n  ${99} | ${0}\n  ${100} | ${2}\n`")))
                .isEmpty();
    }

    @Test
    void aCaseMayBecomeATestOfItsOwn() {
        assertThat(inJava(JAVA, JAVA.replace(", \"1000, 5\"", "") + """

                @Test
                void aThousandCostsFive() {
                    assertEquals(5, Fee.of(1000));
                }
                """)).isEmpty();
        assertThat(inPython(PYTHON, PYTHON.replace(", (1000, 5)", "") + """

                def test_thousand_costs_five():
                    assert fee(1000) == 5
                """)).isEmpty();
    }
}
