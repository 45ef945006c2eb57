package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.added;
import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.deleted;
import static dev.lockstep.tracker.guards.Inspected.found;
import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static dev.lockstep.tracker.guards.Inspected.javaClass;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that is there and never runs: a blocker if it ran before, major if it is new. */
class DisabledTestsGuardTest {
    private static final String JAVA = """
            @Test
            void transfersAreAtomic() throws Exception {
                bank.transfer("a", "b", 30);
                assertEquals(70, bank.balance("a"));
            }
            """;
    private static final String PYTHON = """
            def test_transfers_are_atomic(bank):
                \"""All or nothing.\"""
                bank.transfer("a", "b", 30)
                assert bank.balance("a") == 70
            """;
    private static final String SCRIPT = """
            describe('bank', () => {
              it('transfers atomically', async () => {
                await bank.transfer('a', 'b', 30);
                expect(bank.balance('a')).toBe(70);
              });
            });
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Disabled",
                "@Disabled(\"flaky\")",
                "@org.junit.jupiter.api.Disabled(\"see #12 (later)\")",
                "@Ignore",
                "@DisabledOnOs(OS.LINUX)",
                "@DisabledIfEnvironmentVariable(named = \"CI\", matches = \"true\")",
                "@EnabledIf(\"false\")",
                "@EnabledIfSystemProperty(named = \"slow\", matches = \"yes\")"
            })
    void anAnnotationThatStopsAnExistingJavaTestIsABlocker(String annotation) {
        assertThat(inJava(JAVA, annotation + "\n" + JAVA))
                .singleElement()
                .asString()
                .startsWith("blocker: The existing test 'AccountTest › transfersAreAtomic' ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assumeTrue(false);",
                "Assumptions.assumeTrue(false, \"later\");",
                "assumeThat(System.getenv(\"CI\")).isNull();",
                "Assumptions.abort();",
                "return;",
                "if (true) return;",
                "if (true) { return; }"
            })
    void aStatementThatEndsAnExistingJavaTestIsABlocker(String statement) {
        assertThat(inJava(JAVA, JAVA.replace("    bank.transfer", "    " + statement + "\n    bank.transfer")))
                .isNotEmpty()
                .allMatch(claim -> claim.startsWith("blocker: The existing test 'AccountTest › transfersAreAtomic' "));
    }

    @Test
    void aJavaTestWithoutItsAnnotationIsNoLongerOne() {
        String claim = "blocker: The existing test 'AccountTest › transfersAreAtomic' is no longer taken for a test";

        assertThat(inJava(JAVA, JAVA.replace("@Test", "// @Test"))).containsExactly(claim);
        assertThat(inJava(JAVA, JAVA.replace("@Test\n", ""))).containsExactly(claim);
        assertThat(inJava(JAVA, JAVA.replace("void", "private void")))
                .containsExactly("blocker: The existing test 'AccountTest › transfersAreAtomic' is disabled");
    }

    @Test
    void aDisabledJavaClassIsOneFinding() {
        String two = javaClass(
                JAVA + JAVA.replace("transfersAreAtomic", "transfersAreLogged").replace("70", "30"));

        assertThat(found(changed(Inspected.JAVA, two, two.replace("class", "@Disabled(\"broken\")\nclass"))))
                .containsExactly("blocker: The existing tests in 'AccountTest' are disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@unittest.skip(\"flaky\")",
                "@unittest.skipIf(True, \"\")",
                "@pytest.mark.skip",
                "@pytest.mark.skip(reason=\"later\")",
                "@pytest.mark.skipif(sys.platform == \"linux\", reason=\"x\")",
                "@pytest.mark.xfail",
                "@pytest.mark.xfail(strict=False)",
                "@unittest.expectedFailure"
            })
    void aDecoratorThatStopsAnExistingPythonTestIsABlocker(String decorator) {
        assertThat(inPython(PYTHON, decorator + "\n" + PYTHON))
                .singleElement()
                .asString()
                .startsWith("blocker: The existing test 'test_transfers_are_atomic' ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pytest.skip(\"later\")",
                "self.skipTest('later')",
                "raise unittest.SkipTest",
                "return",
                "if True: return",
                "pytest.importorskip(\"numpy\")"
            })
    void aStatementThatEndsAnExistingPythonTestIsABlocker(String statement) {
        assertThat(inPython(PYTHON, PYTHON.replace("    bank.transfer", "    " + statement + "\n    bank.transfer")))
                .isNotEmpty()
                .allMatch(claim -> claim.startsWith("blocker: The existing test 'test_transfers_are_atomic' "));
    }

    @Test
    void aPythonTestThatIsNoLongerCollectedIsDisabled() {
        String claim = "blocker: The existing test 'test_transfers_are_atomic' is no longer taken for a test";

        assertThat(inPython(PYTHON, PYTHON.replace("test_", "_test_"))).containsExactly(claim);
        assertThat(inPython(PYTHON, PYTHON.replace("test_", "check_"))).containsExactly(claim);
        assertThat(inPython(PYTHON, "pytestmark = pytest.mark.skip\n\n" + PYTHON))
                .containsExactly("blocker: The existing tests in the file are disabled");
        assertThat(found(deleted(Inspected.PYTHON, PYTHON), added("tests/account_checks.py", PYTHON)))
                .containsExactly(
                        "blocker: The existing test 'test_transfers_are_atomic' moved to a file in which runners look for no tests");
        assertThat(inPython("class TestBank:\n" + PYTHON.indent(4), "class Bank:\n" + PYTHON.indent(4)))
                .containsExactly(
                        "blocker: The existing test 'TestBank › test_transfers_are_atomic' is no longer taken for a test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it.skip",
                "xit",
                "it.todo",
                "it.fails",
                "it.skip.each([[1]])",
                "test.skip",
                "it.skipIf(process.env.CI)"
            })
    void aCallThatStopsAnExistingScriptTestIsABlocker(String call) {
        assertThat(inScript(SCRIPT, SCRIPT.replace("it(", call + "(")))
                .isNotEmpty()
                .allMatch(claim -> claim.startsWith("blocker: The existing test 'bank › transfers atomically' "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe.skip", "xdescribe", "describe.todo"})
    void aSkippedBlockIsABlocker(String call) {
        assertThat(inScript(SCRIPT, SCRIPT.replace("describe(", call + "(")))
                .containsExactly("blocker: The existing tests in 'bank' are disabled");
    }

    @Test
    void aScriptTestThatEndsEarlyIsDisabled() {
        String claim = "blocker: The existing test 'bank › transfers atomically' is disabled";

        assertThat(inScript(SCRIPT, SCRIPT.replace("=> {\n    await", "=> {\n    return;\n    await")))
                .contains(claim);
        assertThat(inScript(SCRIPT, SCRIPT.replace("=> {\n    await", "=> {\n    this.skip();\n    await")))
                .contains(claim);
        assertThat(inScript(SCRIPT, SCRIPT.replace("atomically', ", "atomically', { skip: true }, ")))
                .contains(claim);
        assertThat(inScript(SCRIPT, SCRIPT.replace("atomically', ", "atomically', { timeout: 10, skip: 'flaky' }, ")))
                .contains(claim);
    }

    @Test
    void aNewTestThatArrivesDisabledIsMajor() {
        assertThat(inJava("", "@Disabled\n" + JAVA))
                .containsExactly("major: The new test 'AccountTest › transfersAreAtomic' is disabled");
        assertThat(inPython("", "@pytest.mark.skip\n" + PYTHON))
                .containsExactly("major: The new test 'test_transfers_are_atomic' is disabled");
        assertThat(inScript("", SCRIPT.replace("it(", "it.skip(")))
                .containsExactly("major: The new test 'bank › transfers atomically' is disabled");
    }

    @Test
    void aNewTestMayNeedSomethingToRun() {
        assertThat(inJava("", "@EnabledOnOs(OS.LINUX)\n" + JAVA)).isEmpty();
        assertThat(inPython("", "@pytest.mark.skipif(not shutil.which('git'), reason='needs git')\n" + PYTHON))
                .isEmpty();
        assertThat(inPython(
                        "",
                        PYTHON.replace("    bank.", "    if bank is None:\n        pytest.skip('no bank')\n    bank.")))
                .isEmpty();
        assertThat(inScript("", SCRIPT.replace("it(", "it.skipIf(!process.env.BANK)(")))
                .isEmpty();
    }

    @Test
    void aTestThatWasDisabledAndNowRunsIsWelcome() {
        assertThat(inJava("@Disabled(\"flaky\")\n" + JAVA, JAVA)).isEmpty();
        assertThat(inJava("@Disabled(\"flaky\")\n" + JAVA, "@Disabled(\"flaky on slow machines\")\n" + JAVA))
                .isEmpty();
        assertThat(inPython("@pytest.mark.skip\n" + PYTHON, PYTHON)).isEmpty();
        assertThat(inScript(SCRIPT.replace("it(", "it.skip("), SCRIPT)).isEmpty();
    }

    @Test
    void theWordInANameCommentOrStringDisablesNothing() {
        assertThat(inJava(JAVA, "/** Was @Disabled once. */\n" + JAVA.replace("\"b\"", "\"@Disabled\"")))
                .isEmpty();
        assertThat(inPython(
                        PYTHON,
                        PYTHON.replace("\"b\"", "\"pytest.skip()\"")
                                .replace("    bank.transfer", "    # pytest.skip()\n    bank.transfer")))
                .isEmpty();
        assertThat(inScript(
                        SCRIPT,
                        SCRIPT.replace("'b'", "'it.skip()'")
                                .replace("    await", "    // it.skip(\n    list.skip(2);\n    await")))
                .isEmpty();
    }

    @Test
    void aBodyThatSeveralTestsShareIsNotATestThatSleeps() {
        assertThat(inJava(JAVA, """
                @Test
                void transfersAreAtomicInEuro() throws Exception {
                    transfer("EUR");
                }

                @Test
                void transfersAreAtomicInYen() throws Exception {
                    transfer("JPY");
                }

                private void transfer(String currency) throws Exception {
                    bank.transfer("a", "b", 30, currency);
                    assertEquals(70, bank.balance("a"));
                }
                """)).isEmpty();
    }
}
