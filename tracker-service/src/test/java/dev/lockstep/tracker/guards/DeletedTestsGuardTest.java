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

/** A test that is gone is named; one that is elsewhere, called otherwise, or taken over by another is not. */
class DeletedTestsGuardTest {
    private static final String JAVA_DEPOSIT = """
            @Test
            void aDepositRaisesTheBalance() {
                Account account = new Account(100);
                account.deposit(50);
                assertEquals(150, account.balance());
            }
            """;
    private static final String JAVA_OVERDRAFT = """
            @Test
            void anOverdraftIsRefused() {
                Account account = new Account(10);
                assertThrows(OverdraftException.class, () -> account.withdraw(11));
                assertEquals(10, account.balance());
            }
            """;
    private static final String PYTHON_DEPOSIT = """
            def test_deposit_raises_balance():
                account = Account(100)
                account.deposit(50)
                assert account.balance == 150


            """;
    private static final String PYTHON_OVERDRAFT = """
            def test_overdraft_is_refused():
                account = Account(10)
                with pytest.raises(OverdraftError):
                    account.withdraw(11)
                assert account.balance == 10


            """;
    private static final String SCRIPT_DEPOSIT = """
            it('raises the balance by a deposit', () => {
              const account = new Account(100);
              account.deposit(50);
              expect(account.balance).toBe(150);
            });

            """;
    private static final String SCRIPT_OVERDRAFT = """
            it("refuses an overdraft", async () => {
              const account = new Account(10);
              await expect(account.withdraw(11)).rejects.toThrow(OverdraftError);
              expect(account.balance).toBe(10);
            });

            """;

    @Test
    void aDeletedCaseIsABlockerInEachLanguage() {
        assertThat(inJava(JAVA_DEPOSIT + JAVA_OVERDRAFT, JAVA_DEPOSIT))
                .containsExactly("blocker: The test 'AccountTest › anOverdraftIsRefused' was deleted");
        assertThat(inPython(PYTHON_DEPOSIT + PYTHON_OVERDRAFT, PYTHON_DEPOSIT))
                .containsExactly("blocker: The test 'test_overdraft_is_refused' was deleted");
        assertThat(inScript(SCRIPT_DEPOSIT + SCRIPT_OVERDRAFT, SCRIPT_DEPOSIT))
                .containsExactly("blocker: The test 'refuses an overdraft' was deleted");
    }

    @Test
    void aDeletedFileIsABlockerForEachOfItsTests() {
        assertThat(found(deleted(Inspected.JAVA, javaClass(JAVA_DEPOSIT + JAVA_OVERDRAFT))))
                .hasSize(2);
        assertThat(found(deleted(Inspected.PYTHON, PYTHON_DEPOSIT + PYTHON_OVERDRAFT)))
                .hasSize(2);
        assertThat(found(deleted(Inspected.SCRIPT, SCRIPT_DEPOSIT))).hasSize(1);
        assertThat(found(deleted("bank/account_test.go", "package bank\n\nfunc TestDeposit(t *testing.T) {}\n")))
                .containsExactly("blocker: The test file 'account_test.go' was deleted");
    }

    @Test
    void aDeletedTestIsNotMadeUpForByOneThatOnlyLooksAlike() {
        assertThat(inJava(
                        JAVA_DEPOSIT,
                        JAVA_DEPOSIT
                                .replace("aDeposit", "aSmallDeposit")
                                .replace("50", "1")
                                .replace("150", "101")
                                .replace("11)", "101)")))
                .anyMatch(claim ->
                        claim.startsWith("blocker: The test 'AccountTest › aDepositRaisesTheBalance' was deleted"));
        assertThat(inPython(
                        PYTHON_DEPOSIT,
                        PYTHON_DEPOSIT
                                .replace("test_deposit", "test_small_deposit")
                                .replace("150", "101")))
                .containsExactly("blocker: The test 'test_deposit_raises_balance' was deleted");
        assertThat(inScript(
                        SCRIPT_DEPOSIT,
                        SCRIPT_DEPOSIT.replace("by a deposit", "a little").replace("150", "101")))
                .containsExactly("blocker: The test 'raises the balance by a deposit' was deleted");
    }

    @Test
    void aTestThatIsCommentedOutIsGone() {
        assertThat(inJava(JAVA_DEPOSIT + JAVA_OVERDRAFT, JAVA_DEPOSIT + "/*\n" + JAVA_OVERDRAFT + "*/\n"))
                .hasSize(1);
        assertThat(inPython(
                        PYTHON_DEPOSIT + PYTHON_OVERDRAFT,
                        PYTHON_DEPOSIT + PYTHON_OVERDRAFT.indent(0).replaceAll("(?m)^(?=.)", "# ")))
                .hasSize(1);
        assertThat(inScript(
                        SCRIPT_DEPOSIT + SCRIPT_OVERDRAFT,
                        SCRIPT_DEPOSIT + SCRIPT_OVERDRAFT.replaceAll("(?m)^(?=.)", "// ")))
                .hasSize(1);
    }

    @Test
    void aRenamedTestIsNotDeleted() {
        assertThat(inJava(JAVA_DEPOSIT, JAVA_DEPOSIT.replace("aDepositRaisesTheBalance", "depositing")))
                .isEmpty();
        assertThat(inPython(PYTHON_DEPOSIT, PYTHON_DEPOSIT.replace("test_deposit_raises_balance", "test_depositing")))
                .isEmpty();
        assertThat(inScript(SCRIPT_DEPOSIT, SCRIPT_DEPOSIT.replace("raises the balance by a deposit", "deposits")))
                .isEmpty();
    }

    @Test
    void aMovedTestIsNotDeleted() {
        assertThat(found(
                        changed(Inspected.JAVA, javaClass(JAVA_DEPOSIT + JAVA_OVERDRAFT), javaClass(JAVA_DEPOSIT)),
                        added(
                                "src/test/java/bank/OverdraftTest.java",
                                javaClass(JAVA_OVERDRAFT).replace("AccountTest", "OverdraftTest"))))
                .isEmpty();
        assertThat(found(
                        deleted(Inspected.PYTHON, PYTHON_DEPOSIT + PYTHON_OVERDRAFT),
                        added(
                                "tests/test_deposit.py",
                                "class TestDeposit:\n"
                                        + PYTHON_DEPOSIT.replace("()", "(self)").indent(4)),
                        added("tests/test_overdraft.py", PYTHON_OVERDRAFT)))
                .isEmpty();
        assertThat(found(
                        changed(Inspected.SCRIPT, SCRIPT_DEPOSIT + SCRIPT_OVERDRAFT, SCRIPT_DEPOSIT),
                        added(
                                "test/overdraft.test.ts",
                                "describe('overdraft', () => {\n" + SCRIPT_OVERDRAFT.indent(2) + "});\n")))
                .isEmpty();
    }

    @Test
    void testsPutIntoAGroupAreNotDeleted() {
        assertThat(inJava(JAVA_DEPOSIT, "@Nested\nclass Deposits {\n" + JAVA_DEPOSIT.indent(4) + "}\n"))
                .isEmpty();
        assertThat(inPython(
                        PYTHON_DEPOSIT,
                        "class TestDeposit:\n"
                                + PYTHON_DEPOSIT.replace("()", "(self)").indent(4)))
                .isEmpty();
        assertThat(inScript(
                        SCRIPT_DEPOSIT,
                        "describe('account', () => {\n  describe('deposits', () => {\n" + SCRIPT_DEPOSIT.indent(4)
                                + "  });\n});\n"))
                .isEmpty();
    }

    @Test
    void severalTestsMayBecomeOneWithParametersInJava() {
        assertThat(inJava("""
                @Test
                void aSmallSumCostsNothing() {
                    assertEquals(0, Fee.of(99));
                }

                @Test
                void aHundredCostsTwo() {
                    assertEquals(2, Fee.of(100));
                }

                @Test
                void aThousandCostsFive() {
                    int fee = Fee.of(1_000);
                    assertEquals(5, fee);
                }
                """, """
                @ParameterizedTest(name = "{0} costs {1}")
                @CsvSource({"99, 0", "100, 2", "1000, 5"})
                void theFeeGrowsWithTheSum(int sum, int fee) {
                    assertThat(Fee.of(sum)).isEqualTo(fee);
                }
                """)).isEmpty();
    }

    @Test
    void severalTestsMayBecomeOneWithParametersInPython() {
        assertThat(inPython("""
                def test_small_sum_costs_nothing():
                    assert fee(99) == 0

                def test_hundred_costs_two():
                    assert fee(100) == 2

                def test_thousand_costs_five():
                    assert fee(1000) == 5
                """, """
                @pytest.mark.parametrize(
                    ("amount", "expected"),
                    [
                        (99, 0),
                        (100, 2),
                        pytest.param(1000, 5, id="large"),
                    ],
                )
                def test_fee_grows_with_amount(amount, expected):
                    assert fee(amount) == expected
                """)).isEmpty();
    }

    @Test
    void severalTestsMayBecomeOneWithParametersInScript() {
        assertThat(inScript("""
                test('a small sum costs nothing', () => {
                  expect(fee(99)).toBe(0);
                });
                test('a hundred costs two', () => {
                  expect(fee(100)).toBe(2);
                });
                test('a thousand costs five', () => {
                  expect(fee(1000)).toBe(5);
                });
                """, """
                test.each([
                  [99, 0],
                  [100, 2],
                  [1000, 5],
                ])('%i costs %i', (sum, cost) => {
                  expect(fee(sum)).toBe(cost);
                });
                """)).isEmpty();
    }

    @Test
    void aCaseThatIsLeftOutOnTheWayToParametersIsADeletedTest() {
        assertThat(inJava("""
                @Test
                void aHundredCostsTwo() {
                    assertEquals(2, Fee.of(100));
                }

                @Test
                void aThousandCostsFive() {
                    assertEquals(5, Fee.of(1000));
                }
                """, """
                @ParameterizedTest
                @CsvSource({"99, 0", "100, 2"})
                void theFeeGrowsWithTheSum(int sum, int fee) {
                    assertEquals(fee, Fee.of(sum));
                }
                """))
                .containsExactly("blocker: The test 'AccountTest › aThousandCostsFive' was deleted");
        assertThat(inScript("""
                test('a hundred costs two', () => { expect(fee(100)).toBe(2); });
                test('a thousand costs five', () => { expect(fee(1000)).toBe(5); });
                """, """
                test.each`
                  sum    | cost
                  ${99}  | ${0}
                  ${100} | ${2}
                `('$sum costs $cost', ({ sum, cost }) => {
                  expect(fee(sum)).toBe(cost);
                });
                """)).containsExactly("blocker: The test 'a thousand costs five' was deleted");
    }

    @Test
    void testsMayBeMergedIntoOneThatAssertsAllOfIt() {
        assertThat(inJava(JAVA_DEPOSIT + JAVA_OVERDRAFT, """
                @Test
                void depositsAreKeptAndOverdraftsRefused() {
                    Account account = new Account(100);
                    account.deposit(50);
                    assertEquals(150, account.balance());
                    Account poor = new Account(10);
                    assertThrows(OverdraftException.class, () -> poor.withdraw(11));
                    assertEquals(10, poor.balance());
                }
                """)).isEmpty();
    }

    @Test
    void bracesAndTestsInStringsAreNoTests() {
        String templates = """
                @Test
                void aTemplateIsFilled() {
                    String source = \"""
                        @Test
                        void inner() { assertEquals(1, 2); }
                        }}} \\\"""
                        \""";
                    assertEquals("}", fill(source, '{'));
                }
                """;
        assertThat(inJava(
                        templates + JAVA_DEPOSIT,
                        JAVA_DEPOSIT + templates.replace("void inner() { assertEquals(1, 2); }", "")))
                .isEmpty();
        assertThat(inScript(
                        "const page = `it('is no test', () => { ${render({ a: `}` })} `;\n" + SCRIPT_DEPOSIT,
                        "const page = ``;\n" + SCRIPT_DEPOSIT))
                .isEmpty();
        assertThat(inPython("PAGE = '''\ndef test_inner():\n    assert 1 == 2\n'''\n" + PYTHON_DEPOSIT, PYTHON_DEPOSIT))
                .isEmpty();
    }
}
