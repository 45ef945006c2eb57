package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.found;
import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that checks less than it did is a blocker, one that expects something else is major. */
class WeakenedTestsGuardTest {
    private static final String JAVA = """
            @Test
            void anOrderIsPriced() throws Exception {
                Order order = shop.order("book", 3);
                assertion
            }
            """;
    private static final String PYTHON = """
            class TestOrder(unittest.TestCase):
                def test_order_is_priced(self):
                    order = shop.order("book", 3)
                    assertion
            """;
    private static final String SCRIPT = """
            test('an order is priced', async () => {
              const order = await shop.order('book', 3);
              assertion
            });
            """;
    private static final String IN_JAVA = "The test 'AccountTest › anOrderIsPriced' ";
    private static final String IN_PYTHON = "The test 'TestOrder › test_order_is_priced' ";
    private static final String IN_SCRIPT = "The test 'an order is priced' ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assertEquals(30, order.total()); | assertNotNull(order.total());",
                "assertEquals(30, order.total()); | assertTrue(order.total() > 0);",
                "assertEquals(30, order.total()); | assertTrue(order.isPriced());",
                "assertEquals(PAID, order.state()); | assertTrue(order.isPaid());",
                "assertThat(order.total()).isEqualTo(30); | assertThat(order.total()).isNotNull();",
                "assertThat(order.total()).isEqualTo(30); | assertThat(order.total()).isPositive();",
                "assertThat(order.total()).isEqualTo(30); | assertThat(order.total()).isGreaterThan(29);",
                "assertThat(order.names()).containsExactly(`a`, `b`); | assertThat(order.names()).contains(`a`, `b`);",
                "assertThat(order.names()).containsExactly(`a`, `b`); | assertThat(order.names()).hasSize(2);",
                "assertThat(order.text()).isEqualTo(\"3 books\"); | assertThat(order.text()).contains(\"books\");",
                "assertThat(order).isEqualTo(expected); | assertThat(order).usingRecursiveComparison().ignoringFields(\"id\").isEqualTo(expected);",
                "assertThrows(PriceException.class, () -> order.pay(-1)); | assertThrows(Exception.class, () -> order.pay(-1));",
                "assertThrows(PriceException.class, () -> order.pay(-1)); | assertDoesNotThrow(() -> order.pay(-1));",
                "verify(mail).send(order, \"paid\"); | verify(mail).send(any(), anyString());",
                "verify(mail, times(1)).send(order); | verify(mail, atLeastOnce()).send(order);",
                "assertThat(order.total(), is(equalTo(30))); | assertThat(order.total(), is(notNullValue()));",
                "assert order.total() == 30; | assert order != null;"
            })
    void aLooserAssertionInJavaIsABlocker(String before, String after) {
        assertThat(inJava(JAVA.replace("assertion", before), JAVA.replace("assertion", after)))
                .singleElement()
                .asString()
                .startsWith("blocker: " + IN_JAVA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self.assertEqual(order.total, 30) | self.assertIsNotNone(order.total)",
                "self.assertEqual(order.total, 30) | self.assertTrue(order.total)",
                "self.assertEqual(order.total, 30) | self.assertGreater(order.total, 0)",
                "self.assertEqual(order.total, 30) | self.assertAlmostEqual(order.total, 30, places=0)",
                "self.assertEqual(order.names, ['a', 'b']) | self.assertIn('a', order.names)",
                "self.assertEqual(order.names, ['a', 'b']) | self.assertCountEqual(order.names, ['a', 'b'])",
                "assert order.total == 30 | assert order.total",
                "assert order.total == 30 | assert order.total is not None",
                "assert order.total == 30 | assert order.total >= 30",
                "assert order.total == 30 | assert order.total == pytest.approx(30, rel=0.5)",
                "assert order.total == 30 | assert order.total == 30 or True",
                "assert order.total == 30 | assert isinstance(order.total, int)",
                "assert order == Order('book', 3) | assert order == ANY",
                "with pytest.raises(PriceError): order.pay(-1) | with pytest.raises(Exception): order.pay(-1)",
                "with self.assertRaises(PriceError): order.pay(-1) | order.pay(-1)",
                "mail.send.assert_called_once_with(order) | mail.send.assert_called()"
            })
    void aLooserAssertionInPythonIsABlocker(String before, String after) {
        assertThat(inPython(PYTHON.replace("assertion", before), PYTHON.replace("assertion", after)))
                .singleElement()
                .asString()
                .startsWith("blocker: " + IN_PYTHON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expect(order.total).toBe(30); | expect(order.total).toBeDefined();",
                "expect(order.total).toBe(30); | expect(order.total).toBeTruthy();",
                "expect(order.total).toBe(30); | expect(order.total).toBeGreaterThan(0);",
                "expect(order.total).toBe(30); | expect(order.total).not.toBeNull();",
                "expect(order.isPaid()).toBe(true); | expect(order.isPaid()).toBeTruthy();",
                "expect(order).toEqual({ item: 'book', count: 3 }); | expect(order).toMatchObject({ item: 'book' });",
                "expect(order).toStrictEqual({ item: 'book', count: 3 }); | expect(order).toEqual(expect.anything());",
                "expect(order).toEqual({ item: 'book', count: 3 }); | expect(order).toMatchSnapshot();",
                "expect(order.names).toEqual(['a', 'b']); | expect(order.names).toHaveLength(2);",
                "await expect(order.pay(-1)).rejects.toThrow(PriceError); | await expect(order.pay(-1)).rejects.toThrow();",
                "await expect(order.pay(-1)).rejects.toThrow(PriceError); | expect(order.pay(-1)).rejects.toThrow(PriceError);",
                "expect(send).toHaveBeenCalledWith(order, 'paid'); | expect(send).toHaveBeenCalled();",
                "assert.strictEqual(order.total, 30); | assert.ok(order.total);",
                "assert.strictEqual(order.total, 30); | assert.equal(order.total, 30);",
                "assert.deepStrictEqual(order.names, ['a', 'b']); | assert(order.names);",
                "expect(order.total).to.equal(30); | expect(order.total).to.exist;",
                "expect(order.names).to.deep.equal(['a', 'b']); | expect(order.names).to.include('a');"
            })
    void aLooserAssertionInScriptIsABlocker(String before, String after) {
        assertThat(inScript(SCRIPT.replace("assertion", before), SCRIPT.replace("assertion", after)))
                .singleElement()
                .asString()
                .startsWith("blocker: " + IN_SCRIPT);
    }

    @Test
    void anAssertionThatIsGoneIsABlocker() {
        assertThat(inJava(
                        JAVA.replace(
                                "assertion", "assertEquals(30, order.total());\n    assertEquals(30, order.due());"),
                        JAVA.replace("assertion", "assertEquals(30, order.total());")))
                .containsExactly("blocker: " + IN_JAVA + "asserts less than before");
        assertThat(inJava(
                        JAVA.replace("assertion", "assertThat(order.names()).isNotNull().hasSize(2).contains(\"a\");"),
                        JAVA.replace("assertion", "assertThat(order.names()).isNotNull().hasSize(2);")))
                .containsExactly("blocker: " + IN_JAVA + "asserts less than before");
        assertThat(inPython(
                        PYTHON.replace("assertion", "assert order.total == 30\n        assert order.due == 30"),
                        PYTHON.replace("assertion", "assert order.total == 30")))
                .containsExactly("blocker: " + IN_PYTHON + "asserts less than before");
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);\n  expect(order.due).toBe(30);"),
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);")))
                .containsExactly("blocker: " + IN_SCRIPT + "asserts less than before");
    }

    @Test
    void anAssertionThatIsCommentedOutOrSaysNothingIsGone() {
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(30, order.total());"),
                        JAVA.replace("assertion", "// assertEquals(30, order.total());")))
                .containsExactly("blocker: " + IN_JAVA + "asserts less than before");
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(30, order.total());"),
                        JAVA.replace("assertion", "assertTrue(true);")))
                .containsExactly("blocker: " + IN_JAVA + "asserts less than before");
        assertThat(inJava(
                        JAVA.replace("assertion", "assertTrue(order.total() == 30);"),
                        JAVA.replace("assertion", "assertTrue(order.total() == 30 || true);")))
                .containsExactly("blocker: " + IN_JAVA + "asserts less than before");
        assertThat(inPython(
                        PYTHON.replace("assertion", "assert order.total == 30"),
                        PYTHON.replace("assertion", "assert True")))
                .containsExactly("blocker: " + IN_PYTHON + "asserts less than before");
        assertThat(inPython(
                        PYTHON.replace("assertion", "assert order.total == 30"),
                        PYTHON.replace("assertion", "order.total == 30")))
                .containsExactly("blocker: " + IN_PYTHON + "asserts less than before");
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);"),
                        SCRIPT.replace("assertion", "expect(order.total);")))
                .containsExactly("blocker: " + IN_SCRIPT + "asserts less than before");
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);"),
                        SCRIPT.replace("assertion", "expect(order.total).toBe(order.total);")))
                .containsExactly("blocker: " + IN_SCRIPT + "asserts less than before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assertEquals(0.3, order.rate(), 0.001); | assertEquals(0.3, order.rate(), 0.1);",
                "assertThat(order.rate()).isCloseTo(0.3, within(0.001)); | assertThat(order.rate()).isCloseTo(0.3, within(0.1));",
                "assertThat(order.time()).isLessThan(100); | assertThat(order.time()).isLessThan(5000);",
                "assertTimeout(Duration.ofMillis(50), order::pay); | assertTimeout(Duration.ofMillis(5000), order::pay);"
            })
    void aWiderToleranceInJavaIsABlocker(String narrow, String wide) {
        String before = JAVA.replace("assertion", narrow);
        String after = JAVA.replace("assertion", wide);

        assertThat(inJava(before, after))
                .containsExactly("blocker: " + IN_JAVA + "allows a wider tolerance than before");
        assertThat(inJava(after, before)).noneMatch(claim -> claim.startsWith("blocker"));
    }

    @Test
    void aWiderToleranceInPythonAndScriptIsABlocker() {
        String python = PYTHON.replace("assertion", "assert order.rate == pytest.approx(0.3, rel=0.001)");
        String script = SCRIPT.replace("assertion", "expect(order.rate).toBeCloseTo(0.3, 5);");

        assertThat(inPython(python, python.replace("0.001", "0.1")))
                .containsExactly("blocker: " + IN_PYTHON + "allows a wider tolerance than before");
        assertThat(inScript(script, script.replace(", 5", ", 1")))
                .containsExactly("blocker: " + IN_SCRIPT + "allows a wider tolerance than before");
        assertThat(inJava("@Timeout(2)\n" + JAVA, "@Timeout(60)\n" + JAVA))
                .containsExactly("blocker: " + IN_JAVA + "may take longer than before");
    }

    @Test
    void aChangedExpectationIsMajor() {
        String words = "expects something else than before";
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(30, order.total());"),
                        JAVA.replace("assertion", "assertEquals(27, order.total());")))
                .containsExactly("major: " + IN_JAVA + words);
        assertThat(inJava(
                        JAVA.replace("assertion", "int expected = 30;\n    assertEquals(expected, order.total());"),
                        JAVA.replace("assertion", "int expected = 27;\n    assertEquals(expected, order.total());")))
                .containsExactly("major: " + IN_JAVA + words);
        assertThat(inJava(
                        JAVA.replace("assertion", "assertTrue(order.isPaid());"),
                        JAVA.replace("assertion", "assertFalse(order.isPaid());")))
                .containsExactly("major: " + IN_JAVA + words);
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(State.PAID, order.state());"),
                        JAVA.replace("assertion", "assertEquals(State.OPEN, order.state());")))
                .containsExactly("major: " + IN_JAVA + words);
        assertThat(inPython(
                        PYTHON.replace("assertion", "assert order.total == 30"),
                        PYTHON.replace("assertion", "assert order.total == 27")))
                .containsExactly("major: " + IN_PYTHON + words);
        assertThat(inPython(
                        PYTHON.replace("assertion", "with pytest.raises(PriceError): order.pay(-1)"),
                        PYTHON.replace("assertion", "with pytest.raises(TypeError): order.pay(-1)")))
                .containsExactly("major: " + IN_PYTHON + words);
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order).toEqual({ total: 30 });"),
                        SCRIPT.replace("assertion", "expect(order).toEqual({ total: 27 });")))
                .containsExactly("major: " + IN_SCRIPT + words);
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order.isPaid()).toBe(true);"),
                        SCRIPT.replace("assertion", "expect(order.isPaid()).toBe(false);")))
                .containsExactly("major: " + IN_SCRIPT + words);
    }

    @Test
    void aFailureThatIsCaughtIsABlocker() {
        String words = "catches the failure of its own assertion";
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(30, order.total());"), JAVA.replace("assertion", """
                try {
                        assertEquals(30, order.total());
                    } catch (AssertionError flaky) {
                        log.info("as so often");
                    }""")))
                .containsExactly("blocker: " + IN_JAVA + words);
        assertThat(inPython(PYTHON.replace("assertion", "assert order.total == 30"), PYTHON.replace("assertion", """
                try:
                            assert order.total == 30
                        except Exception:
                            pass""")))
                .containsExactly("blocker: " + IN_PYTHON + words);
        assertThat(inPython(PYTHON.replace("assertion", "assert order.total == 30"), PYTHON.replace("assertion", """
                with contextlib.suppress(AssertionError):
                            assert order.total == 30""")))
                .containsExactly("blocker: " + IN_PYTHON + words);
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);"), SCRIPT.replace("assertion", """
                try {
                    expect(order.total).toBe(30);
                  } catch {
                  }""")))
                .containsExactly("blocker: " + IN_SCRIPT + words);
    }

    @Test
    void anAssertionThatRunsOnlySometimesIsNamed() {
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(30, order.total());"),
                        JAVA.replace("assertion", "if (order.isPriced()) assertEquals(30, order.total());")))
                .containsExactly("major: " + IN_JAVA + "asserts only under a condition what it always asserted before");
        assertThat(inJava(
                        JAVA.replace("assertion", "assertEquals(30, order.total());"),
                        JAVA.replace("assertion", "if (false) {\n assertEquals(30, order.total());\n}")))
                .containsExactly("blocker: " + IN_JAVA + "has an assertion that can never run");
        assertThat(inPython(
                        PYTHON.replace("assertion", "assert order.total == 30"),
                        PYTHON.replace("assertion", "if order.total:\n            assert order.total == 30")))
                .containsExactly(
                        "major: " + IN_PYTHON + "asserts only under a condition what it always asserted before");
        assertThat(inScript(
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);"),
                        SCRIPT.replace("assertion", "if (order.total) {\n    expect(order.total).toBe(30);\n  }")))
                .containsExactly(
                        "major: " + IN_SCRIPT + "asserts only under a condition what it always asserted before");
    }

    @Test
    void aMethodThatAssertsForSeveralTestsIsNamedOnce() {
        String java = """
                @Test
                void anOrderIsPriced() {
                    assertPriced(shop.order("book", 3));
                }

                @Test
                void aLargeOrderIsPriced() {
                    assertPriced(shop.order("book", 300));
                }

                private static void assertPriced(Order order) {
                    assertEquals("EUR", order.currency());
                    assertEquals(order.net() + order.tax(), order.total());
                }
                """;
        assertThat(inJava(java, java.replace("    assertEquals(order.net() + order.tax(), order.total());\n", "")))
                .containsExactly(
                        "blocker: The method 'AccountTest › assertPriced' asserts less than before for the tests that call it");
        assertThat(found(changed(
                        "tests/checks.py",
                        "def assert_priced(order):\n    assert order.total == 30\n",
                        "def assert_priced(order):\n    assert order.total\n")))
                .containsExactly(
                        "blocker: The method 'assert_priced' has a looser assertion than before for the tests that call it");
        assertThat(found(changed(
                        "test/checks.js",
                        "export function priced(order) {\n  expect(order.total).toBe(30);\n}\n",
                        "export function priced(order) {\n}\n")))
                .containsExactly("blocker: The method 'priced' asserts less than before for the tests that call it");
    }

    @Test
    void evidenceShowsBothLinesAndTheFindingTheNewOne() {
        assertThat(Inspected.claims(changed(
                        Inspected.SCRIPT,
                        SCRIPT.replace("assertion", "expect(order.total).toBe(30);"),
                        SCRIPT.replace("assertion", "expect(order.total).toBeDefined();"))))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.evidence())
                            .isEqualTo("- expect(order.total).toBe(30);\n+ expect(order.total).toBeDefined();");
                    assertThat(claim.file()).isEqualTo(Inspected.SCRIPT);
                    assertThat(claim.line()).isEqualTo(3);
                });
    }
}
