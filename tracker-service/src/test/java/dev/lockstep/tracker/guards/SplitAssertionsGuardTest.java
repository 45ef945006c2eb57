package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One exact assertion may become several: if all are as exact, nothing is lost; if one allows for a difference, it is. */
class SplitAssertionsGuardTest {
    private static final String JAVA = """
            @Test
            void anOrderIsPriced() {
                Order order = shop.order("book", 3);
                %s
            }
            """;
    private static final String PYTHON = """
            class TestOrder(unittest.TestCase):
                def test_order_is_priced(self):
                    order = shop.order("book", 3)
                    %s
            """;
    private static final String SCRIPT = """
            test('an order is priced', () => {
              const order = shop.order('book', 3);
              %s
            });
            """;

    /** A statement per line, for the body of a test. */
    private static String body(String test, String statements, String indent) {
        return test.formatted(statements.replace(" & ", "\n" + indent));
    }

    private static List<String> java(String before, String after) {
        return inJava(body(JAVA, before, "    "), body(JAVA, after, "    "));
    }

    private static List<String> python(String before, String after) {
        return inPython(body(PYTHON, before, "        "), body(PYTHON, after, "        "));
    }

    private static List<String> script(String before, String after) {
        return inScript(body(SCRIPT, before, "  "), body(SCRIPT, after, "  "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assertEquals(30, order.total()); | assertEquals(\"book\", order.item()); & assertEquals(30, order.total(), 5);",
                "assertEquals(expected, order); | assertEquals(expected.item(), order.item()); & assertEquals(expected.rate(), order.rate(), 0.1);",
                "assertEquals(expected, order); | assertEquals(expected.item(), order.item()); & assertThat(order.rate()).isCloseTo(expected.rate(), within(0.1));",
                "assertEquals(new Price(30, 2.5), order.price()); | assertEquals(30, order.price().net()); & assertEquals(2.5, order.price().tax(), 0.5);",
                "assertThat(order.total()).isEqualTo(30); | assertThat(order.item()).isEqualTo(\"book\"); & assertThat(order.total()).isCloseTo(30, offset(5));",
                "assertThat(order.total()).isEqualTo(30); | assertThat(order.count() * 10).isEqualTo(30); & assertThat(order.total()).isCloseTo(30, within(5));",
                "assertEquals(30, order.total()); | assertEquals(\"book\", order.item()); & assertTrue(Math.abs(order.total() - 30) < 5);"
            })
    void aPartWithAToleranceIsLooserInJava(String before, String after) {
        assertThat(java(before, after))
                .containsExactly(
                        "blocker: The test 'AccountTest › anOrderIsPriced' has a looser assertion than before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self.assertEqual(order.total, 30) | self.assertEqual(order.item, 'book') & self.assertAlmostEqual(order.total, 30, delta=5)",
                "self.assertEqual(order, expected) | self.assertEqual(order.item, expected.item) & self.assertAlmostEqual(order.rate, expected.rate, places=1)",
                "self.assertEqual(order.price, (30, 2.5)) | self.assertEqual(order.price[0], 30) & self.assertAlmostEqual(order.price[1], 2.5, places=0)",
                "assert order == expected | assert order.item == expected.item & assert order.rate == pytest.approx(expected.rate)",
                "assert order == expected | assert order.item == expected.item & assert math.isclose(order.rate, expected.rate, rel_tol=0.1)",
                "assert order.price == (30, 2.5) | assert order.price[0] == 30 & assert abs(order.price[1] - 2.5) < 0.5",
                "self.assertEqual(order.total, 30) | self.assertEqual(order.count * 10, 30) & np.testing.assert_allclose(order.total, 30, rtol=0.2)"
            })
    void aPartWithAToleranceIsLooserInPython(String before, String after) {
        assertThat(python(before, after))
                .containsExactly(
                        "blocker: The test 'TestOrder › test_order_is_priced' has a looser assertion than before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expect(order.total).toBe(30); | expect(order.item).toBe('book'); & expect(order.total).toBeCloseTo(30, 0);",
                "expect(order).toEqual(expected); | expect(order.item).toEqual(expected.item); & expect(order.rate).toBeCloseTo(expected.rate, 1);",
                "expect(order).toEqual({ item: 'book', rate: 0.3 }); | expect(order.item).toBe('book'); & expect(order.rate).toBeCloseTo(0.3, 1);",
                "expect(order.total).to.equal(30); | expect(order.item).to.equal('book'); & expect(order.total).to.be.closeTo(30, 5);",
                "assert.strictEqual(order.total, 30); | assert.strictEqual(order.item, 'book'); & assert.ok(Math.abs(order.total - 30) < 5);"
            })
    void aPartWithAToleranceIsLooserInScript(String before, String after) {
        assertThat(script(before, after))
                .containsExactly("blocker: The test 'an order is priced' has a looser assertion than before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assertEquals(new Price(30, 2.5), order.price()); | assertEquals(30, order.price().net()); & assertEquals(2.5, order.price().tax());",
                "assertEquals(expected, order); | assertEquals(expected.item(), order.item()); & assertEquals(expected.rate(), order.rate());",
                "assertEquals(30, order.total()); | assertThat(order.total()).isEqualTo(30); & assertThat(order.rate()).isCloseTo(0.3, within(0.1));",
                "assertEquals(0.3, order.rate(), 0.001); & assertEquals(\"book\", order.item()); | assertThat(order.item()).isEqualTo(\"book\"); & assertThat(order.rate()).isCloseTo(0.3, within(0.001));",
                "assertEquals(expected, order); & assertEquals(0.3, order.rate(), 0.001); | assertEquals(expected.item(), order.item()); & assertEquals(expected.count(), order.count()); & assertThat(order.rate()).isCloseTo(0.3, within(0.001));"
            })
    void partsThatAreAllExactAreLeftAloneInJava(String before, String after) {
        assertThat(java(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self.assertEqual(order.price, (30, 2.5)) | self.assertEqual(order.price[0], 30) & self.assertEqual(order.price[1], 2.5)",
                "self.assertEqual(order, expected) | self.assertEqual(order.item, expected.item) & self.assertEqual(order.rate, expected.rate)",
                "self.assertEqual(order.total, 30) | assert order.total == 30 & assert order.rate == pytest.approx(0.3)",
                "self.assertAlmostEqual(order.rate, 0.3) & self.assertEqual(order.total, 30) | assert order.total == 30 & assert order.rate == pytest.approx(0.3)",
                "self.assertEqual(order.total, 30) | assert order.total == 30 & assert abs(order.rate - 0.3) < 0.1"
            })
    void partsThatAreAllExactAreLeftAloneInPython(String before, String after) {
        assertThat(python(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expect(order).toEqual({ item: 'book', rate: 0.3 }); | expect(order.item).toBe('book'); & expect(order.rate).toBe(0.3);",
                "expect(order).toEqual(expected); | expect(order.item).toEqual(expected.item); & expect(order.rate).toEqual(expected.rate);",
                "expect(order.total).toBe(30); | expect(order.total).toStrictEqual(30); & expect(order.rate).toBeCloseTo(0.3);",
                "assert.strictEqual(order.total, 30); | expect(order.total).toBe(30); & expect(order.rate).toBeCloseTo(0.3, 2);"
            })
    void partsThatAreAllExactAreLeftAloneInScript(String before, String after) {
        assertThat(script(before, after)).isEmpty();
    }
}
