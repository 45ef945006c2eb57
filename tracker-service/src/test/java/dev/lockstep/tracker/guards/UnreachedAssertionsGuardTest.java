package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Assertions that still stand there, and that the test no longer gets to. */
class UnreachedAssertionsGuardTest {
    private static final String JAVA = """
            @Test
            void anAccountIsOpened() {
                Account account = bank.open(5);
                for (Entry entry : account.entries()) {
                    if (entry.isEmpty()) {
                        continue;
                    }
                    log.info(entry);
                }
                assertEquals(5, account.balance());
            }
            """;
    private static final String PYTHON = """
            def test_account_is_opened(bank):
                account = bank.open(5)
                assert account.balance == 5
            """;
    private static final String SCRIPT = """
            test('an account is opened', async () => {
              const account = await bank.open(5);
              account.entries.forEach((entry) => {
                if (!entry) return;
                log(entry);
              });
              expect(account.balance).toBe(5);
            });
            """;

    @Test
    void aReturnBeforeAnAssertionIsABlocker() {
        String words = "has an assertion that can never run";

        assertThat(inJava(JAVA, JAVA.replace("    assert", "    return;\n    assert")))
                .singleElement()
                .asString()
                .startsWith("blocker")
                .endsWith(words);
        assertThat(inPython(PYTHON, PYTHON.replace("    assert", "    return\n    assert")))
                .singleElement()
                .asString()
                .startsWith("blocker")
                .endsWith(words);
        assertThat(inScript(SCRIPT, SCRIPT.replace("  expect", "  return;\n  expect")))
                .singleElement()
                .asString()
                .startsWith("blocker")
                .endsWith(words);
    }

    @Test
    void aReturnUnderAConditionIsMajor() {
        String words = "asserts only under a condition what it always asserted before";

        assertThat(inJava(
                        JAVA,
                        JAVA.replace("    assert", "    if (account == null) {\n        return;\n    }\n    assert")))
                .singleElement()
                .asString()
                .startsWith("major")
                .endsWith(words);
        assertThat(inPython(PYTHON, PYTHON.replace("    assert", "    if not account:\n        return\n    assert")))
                .singleElement()
                .asString()
                .startsWith("major")
                .endsWith(words);
        assertThat(inScript(SCRIPT, SCRIPT.replace("  expect", "  if (!account) return;\n  expect")))
                .singleElement()
                .asString()
                .startsWith("major")
                .endsWith(words);
        assertThat(inScript(SCRIPT, SCRIPT.replace("  expect", "  account && expect")))
                .singleElement()
                .asString()
                .startsWith("major")
                .endsWith(words);
    }

    @Test
    void anAssertionOfAnyStyleAfterAConditionIsMajor() {
        String fluent =
                JAVA.replace("assertEquals(5, account.balance())", "assertThat(account.balance()).isEqualTo(5)");

        assertThat(inJava(fluent, fluent.replace("assertThat", "if (account.isOpen()) assertThat")))
                .singleElement()
                .asString()
                .startsWith("major");
        assertThat(inScript(SCRIPT, SCRIPT.replace("  expect", "  if (account.isOpen) expect")))
                .singleElement()
                .asString()
                .startsWith("major");
    }

    @Test
    void aReturnInAnotherFunctionSkipsNoAssertion() {
        assertThat(
                        inJava(
                                JAVA,
                                JAVA.replace(
                                        "    assert",
                                        "    account.each(entry -> { if (entry == null) { return; } log.info(entry); });\n    assert")))
                .isEmpty();
        assertThat(inPython(
                        PYTHON,
                        PYTHON.replace(
                                "    assert",
                                "    def quiet():\n        return\n    account.listen(quiet)\n    assert")))
                .isEmpty();
        assertThat(inScript(SCRIPT, SCRIPT.replace("  expect", "  account.listen(() => { return; });\n  expect")))
                .isEmpty();
        assertThat(
                        inJava(
                                JAVA,
                                JAVA.replace(
                                        "    assertEquals(5, account.balance());",
                                        "    try {\n        assertEquals(5, account.balance());\n    } finally {\n        account.close();\n    }")))
                .isEmpty();
    }

    @Test
    void aTupleIsAlwaysTrueAndAFunctionOfTheSameNameTakesTheFormersPlace() {
        assertThat(inPython(PYTHON, PYTHON.replace("account.balance == 5", "(account.balance == 5, 'wrong')")))
                .containsExactly("blocker: The test 'test_account_is_opened' asserts less than before");
        assertThat(inPython(PYTHON, PYTHON + "\n\ndef test_account_is_opened(bank):\n    pass\n"))
                .containsExactly("blocker: The test 'test_account_is_opened' asserts less than before");
        assertThat(inPython(
                        PYTHON,
                        PYTHON.replace("account.balance == 5", "(\n        account.balance == 5\n    ), 'wrong'")))
                .isEmpty();
    }
}
