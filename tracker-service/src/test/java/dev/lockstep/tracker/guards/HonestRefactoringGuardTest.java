package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.inJava;
import static dev.lockstep.tracker.guards.Inspected.inPython;
import static dev.lockstep.tracker.guards.Inspected.inScript;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that are written otherwise and check as much are left alone: a false alarm costs a person's time. */
class HonestRefactoringGuardTest {
    private static final String JAVA = """
            @Test
            void anOrderIsPriced() {
                Order order = shop.order("book", 3);
                assertEquals("book", order.item());
                assertEquals(3, order.count());
                assertEquals(30, order.net());
                assertEquals(6, order.tax());
                assertEquals(36, order.total());
            }
            """;
    private static final String PYTHON = """
            def test_order_is_priced(shop):
                order = shop.order("book", 3)
                assert order.item == "book"
                assert order.count == 3
                assert order.net == 30
                assert order.tax == 6
                assert order.total == 36
            """;
    private static final String SCRIPT = """
            describe('order', () => {
              it('is priced', () => {
                const order = shop.order('book', 3);
                expect(order.item).toBe('book');
                expect(order.count).toBe(3);
                expect(order.net).toBe(30);
                expect(order.tax).toBe(6);
                expect(order.total).toBe(36);
              });
            });
            """;

    @Test
    void severalAssertionsMayBecomeOneOnAllValues() {
        assertThat(inJava(JAVA, """
                @Test
                void anOrderIsPriced() {
                    assertThat(shop.order("book", 3)).isEqualTo(new Order("book", 3, 30, 6, 36));
                }
                """)).isEmpty();
        assertThat(inJava(JAVA, """
                @Test
                void anOrderIsPriced() {
                    Order order = shop.order("book", 3);
                    assertThat(order)
                            .extracting(Order::item, Order::count, Order::net, Order::tax, Order::total)
                            .containsExactly("book", 3, 30, 6, 36);
                }
                """)).isEmpty();
        assertThat(inPython(PYTHON, """
                def test_order_is_priced(shop):
                    assert shop.order("book", 3) == Order(item="book", count=3, net=30, tax=6, total=36)
                """)).isEmpty();
        assertThat(inScript(SCRIPT, """
                describe('order', () => {
                  it('is priced', () => {
                    expect(shop.order('book', 3)).toEqual({ item: 'book', count: 3, net: 30, tax: 6, total: 36 });
                  });
                });
                """)).isEmpty();
    }

    @Test
    void oneOfTheValuesMayNotGetLostOnTheWay() {
        assertThat(inJava(JAVA, """
                @Test
                void anOrderIsPriced() {
                    assertThat(shop.order("book", 3)).extracting(Order::item, Order::count, Order::net).containsExactly("book", 3, 30);
                }
                """)).isNotEmpty().allMatch(claim -> claim.startsWith("blocker"));
        assertThat(inPython(PYTHON, """
                def test_order_is_priced(shop):
                    order = shop.order("book", 3)
                    assert (order.item, order.count, order.net) == ("book", 3, 30)
                """)).isNotEmpty().allMatch(claim -> claim.startsWith("blocker"));
        assertThat(inScript(SCRIPT, """
                describe('order', () => {
                  it('is priced', () => {
                    expect(shop.order('book', 3)).toMatchObject({ item: 'book', count: 3, net: 30 });
                  });
                });
                """)).isNotEmpty().allMatch(claim -> claim.startsWith("blocker"));
    }

    @Test
    void assertionsMayMoveToAMethodThatTheTestCallsInJava() {
        assertThat(inJava(JAVA, """
                @Test
                void anOrderIsPriced() {
                    Order order = shop.order("book", 3);
                    assertPrices(order, 30, 6, 36);
                    assertEquals("book", order.item());
                    assertEquals(3, order.count());
                }

                private static void assertPrices(Order order, int net, int tax, int total) {
                    assertEquals(net, order.net());
                    assertEquals(tax, order.tax());
                    assertEquals(total, order.total());
                }
                """)).isEmpty();
    }

    @Test
    void assertionsMayMoveToAFunctionThatTheTestCalls() {
        assertThat(inPython(PYTHON, """
                def check(order):
                    assert order.item == "book"
                    assert order.count == 3
                    assert order.net == 30
                    assert order.tax == 6
                    assert order.total == 36


                def test_order_is_priced(shop):
                    check(shop.order("book", 3))
                """)).isEmpty();
        assertThat(inScript(SCRIPT, """
                const expectPrices = (order, net, tax, total) => {
                  expect(order.net).toBe(net);
                  expect(order.tax).toBe(tax);
                  expect(order.total).toBe(total);
                };

                describe('order', () => {
                  it('is priced', () => {
                    const order = shop.order('book', 3);
                    expect(order.item).toBe('book');
                    expect(order.count).toBe(3);
                    expectPrices(order, 30, 6, 36);
                  });
                });
                """)).isEmpty();
    }

    @Test
    void aMethodThatAssertsLessThanTheTestDidIsNoExcuse() {
        assertThat(inJava(JAVA, """
                @Test
                void anOrderIsPriced() {
                    assertPriced(shop.order("book", 3));
                }

                private static void assertPriced(Order order) {
                    assertEquals("book", order.item());
                    assertNotNull(order);
                }
                """)).isNotEmpty().allMatch(claim -> claim.startsWith("blocker"));
    }

    @Test
    void aMethodThatTheChangeDoesNotShowIsMajor() {
        assertThat(inJava(JAVA, """
                @Test
                void anOrderIsPriced() {
                    Order order = shop.order("book", 3);
                    OrderAssertions.assertPriced(order);
                }
                """)).isNotEmpty().noneMatch(claim -> claim.contains("deleted"));
    }

    @Test
    void reformattingIsNoChange() {
        assertThat(inJava(JAVA, JAVA.replace("    ", "\t").replace("(30, order", "(\n\t\t30,\n\t\torder")))
                .isEmpty();
        assertThat(inPython(
                        PYTHON,
                        PYTHON.replace("\"", "'").replace("order.total == 36", "(\n        order.total == 36\n    )")))
                .isEmpty();
        assertThat(inScript(
                        SCRIPT,
                        SCRIPT.replace("'", "\"")
                                .replace(";\n", "\n")
                                .replace(
                                        "expect(order.total).toBe(36)",
                                        "expect(\n      order.total,\n    ).toBe(\n      36,\n    )")))
                .isEmpty();
    }

    @Test
    void variablesAndConstantsMayGetNames() {
        assertThat(inJava(
                        JAVA,
                        JAVA.replace("order", "bought")
                                .replace("shop.bought", "shop.order")
                                .replace("anbought", "anOrder")))
                .isEmpty();
        assertThat(inJava(JAVA, "private static final int TOTAL = 36;\n" + JAVA.replace("(36,", "(TOTAL,")))
                .isEmpty();
        assertThat(inJava(
                        JAVA,
                        JAVA.replace(
                                "assertEquals(36, order.total())",
                                "int expected = 36;\n    assertEquals(expected, order.total())")))
                .isEmpty();
        assertThat(inPython(PYTHON, "TOTAL = 36\n\n" + PYTHON.replace("== 36", "== TOTAL")))
                .isEmpty();
        assertThat(inScript(SCRIPT, "const TOTAL = 36;\n" + SCRIPT.replace("toBe(36)", "toBe(TOTAL)")))
                .isEmpty();
    }

    @Test
    void moreAssertionsAndMessagesAreWelcome() {
        assertThat(inJava(
                        JAVA,
                        JAVA.replace(
                                "(36, order.total());",
                                "(36, order.total(), \"with tax\");\n    assertTrue(order.isPriced());")))
                .isEmpty();
        assertThat(inPython(
                        PYTHON, PYTHON.replace("== 36", "== 36, f\"wrong: {order}\"\n    assert order.is_priced()")))
                .isEmpty();
        assertThat(inScript(
                        SCRIPT,
                        SCRIPT.replace(
                                "expect(order.total).toBe(36);",
                                "expect(order.total, 'with tax').toBe(36);\n    expect(order.isPriced()).toBe(true);")))
                .isEmpty();
    }

    @Test
    void aTestMayBeCutInTwo() {
        assertThat(inJava(
                        JAVA,
                        JAVA.replace("    assertEquals(6, order.tax());\n    assertEquals(36, order.total());\n", "")
                                + """

                @Test
                void anOrderIsTaxed() {
                    Order order = shop.order("book", 3);
                    assertEquals(6, order.tax());
                    assertEquals(36, order.total());
                }
                """))
                .isEmpty();
    }

    @Test
    void productsOfAnotherShapeChangeOnlyHowATestGetsThere() {
        assertThat(inJava(
                        JAVA,
                        JAVA.replace(
                                "shop.order(\"book\", 3)", "shop.order(new Request(\"book\", 3), Clock.systemUTC())")))
                .isEmpty();
        assertThat(inScript(
                        SCRIPT,
                        SCRIPT.replace(
                                "() => {\n    const order = shop", "async () => {\n    const order = await shop")))
                .isEmpty();
    }
}
