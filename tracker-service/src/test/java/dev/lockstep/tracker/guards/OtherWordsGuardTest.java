package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An assertion may be said by another library or matcher, as long as it says no less. */
class OtherWordsGuardTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assertEquals(36, order.total()); | assertThat(order.total()).isEqualTo(36);",
                "assertEquals(36, order.total()); | assertThat(order.total(), is(36));",
                "assertEquals(3, order.items().size()); | assertThat(order.items()).hasSize(3);",
                "assertEquals(0, order.items().size()); | assertThat(order.items()).isEmpty();",
                "assertTrue(order.items().isEmpty()); | assertThat(order.items()).isEmpty();",
                "assertTrue(order.isPaid()); | assertThat(order.isPaid()).isTrue();",
                "assertTrue(order.isPaid()); | assertEquals(State.PAID, order.state());",
                "assertFalse(order.isPaid()); | assertThat(order.isPaid()).isFalse();",
                "assertEquals(true, order.isPaid()); | assertTrue(order.isPaid());",
                "assertTrue(order.names().contains(\"a\")); | assertThat(order.names()).contains(\"a\");",
                "assertTrue(order.total() == 36); | assertEquals(36, order.total());",
                "assertNull(order.note()); | assertThat(order.note()).isNull();",
                "assertNotNull(order); assertEquals(36, order.total()); | assertEquals(36, order.total());",
                "assertThat(order.names()).hasSize(2); assertThat(order.names()).contains(\"a\", \"b\"); | assertThat(order.names()).containsExactly(\"a\", \"b\");",
                "assertThat(order.names()).contains(\"a\"); | assertThat(order.names()).containsExactly(\"a\", \"b\");",
                "assertThrows(PriceException.class, () -> order.pay(-1)); | assertThatThrownBy(() -> order.pay(-1)).isInstanceOf(PriceException.class);",
                "assertThrows(PriceException.class, () -> order.pay(-1)); | assertThatExceptionOfType(PriceException.class).isThrownBy(() -> order.pay(-1));",
                "try { order.pay(-1); fail(\"no exception\"); } catch (PriceException e) { } | assertThrows(PriceException.class, () -> order.pay(-1));",
                "assertThat(order.net()).isEqualTo(30); assertThat(order.tax()).isEqualTo(6); | assertAll(() -> assertEquals(30, order.net()), () -> assertEquals(6, order.tax()));",
                "assertThat(order.net()).isNotNull().isEqualTo(30); | assertThat(order.net()).isEqualTo(30);",
                "assertEquals(order.net() + 6, order.total()); | assertThat(order.total()).isEqualTo(order.net() + 6);"
            })
    void javaMaySayTheSameOrMoreInOtherWords(String before, String after) {
        String test = "@Test\nvoid anOrder() {\n    Order order = shop.order(\"book\", 3);\n    %s\n}\n";

        assertThat(inJava(test.formatted(before), test.formatted(after))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "self.assertEqual(order.total, 36) | assert order.total == 36",
                "self.assertEqual(36, order.total) | self.assertEqual(order.total, 36)",
                "self.assertTrue(order.total == 36) | self.assertEqual(order.total, 36)",
                "self.assertTrue(order.is_paid()) | assert order.is_paid()",
                "assert order.paid == True | assert order.paid",
                "self.assertFalse(order.is_paid()) | assert not order.is_paid()",
                "self.assertIn('a', order.names) | assert 'a' in order.names",
                "self.assertIsNone(order.note) | assert order.note is None",
                "self.assertIsNotNone(order.note) | assert order.note is not None",
                "assert order.note is not None | assert order.note == 'x'",
                "assert len(order.names) == 2; assert 'a' in order.names | assert order.names == ['a', 'b']",
                "assert order.net == 30 and order.tax == 6 | assert order.net == 30; assert order.tax == 6",
                "assert order.net == 30; assert order.tax == 6 | assert (order.net, order.tax) == (30, 6)",
                "with self.assertRaises(PriceError): order.pay(-1) | with pytest.raises(PriceError): order.pay(-1)",
                "with pytest.raises(PriceError): order.pay(-1) | with pytest.raises(PriceError, match='negative'): order.pay(-1)",
                "self.assertAlmostEqual(order.rate, 0.3) | assert order.rate == pytest.approx(0.3)"
            })
    void pythonMaySayTheSameOrMoreInOtherWords(String before, String after) {
        String test = "def test_order(shop):\n    order = shop.order('book', 3)\n    %s\n";

        assertThat(inPython(test.formatted(before), test.formatted(after))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assert.strictEqual(order.total, 36); | expect(order.total).toBe(36);",
                "expect(order.total).to.equal(36); | expect(order.total).toBe(36);",
                "expect(order.paid).to.be.true; | expect(order.paid).toBe(true);",
                "expect(order.total).toEqual(36); | expect(order.total).toBe(36);",
                "expect(order.names.length).toBe(2); | expect(order.names).toHaveLength(2);",
                "expect(order.total === 36).toBe(true); | expect(order.total).toBe(36);",
                "expect(order).toBeDefined(); expect(order.total).toBe(36); | expect(order.total).toBe(36);",
                "expect(order.note).toBeTruthy(); | expect(order.note).toBe('x');",
                "expect(order.net).toBe(30); expect(order.tax).toBe(6); | expect([order.net, order.tax]).toEqual([30, 6]);",
                "assert.ok(order.total > 0); | assert.equal(order.total, 36);",
                "await expect(order.pay(-1)).rejects.toThrow(PriceError); | await assert.rejects(order.pay(-1), PriceError);",
                "expect(() => order.pay(-1)).toThrow(PriceError); | assert.throws(() => order.pay(-1), PriceError);",
                "expect(order.note).toBeNull(); | assert.strictEqual(order.note, null);"
            })
    void scriptsMaySayTheSameOrMoreInOtherWords(String before, String after) {
        String test =
                "import assert from 'node:assert/strict';\ntest('an order', async () => {\n  const order = shop.order('book', 3);\n  %s\n});\n";

        assertThat(inScript(test.formatted(before), test.formatted(after))).isEmpty();
    }
}
