import unittest

from tests.shop import basket


class BasketTest(unittest.TestCase):
    def test_an_article_that_is_scanned_twice_is_one_line(self):
        lines = basket("PEN", "TEA", ("PEN", 2)).lines()
        self.assertEqual([(line.article.code, line.quantity) for line in lines], [("PEN", 3), ("TEA", 1)])

    def test_less_than_one_of_an_article_is_refused(self):
        filled = basket("PEN")
        for quantity in (0, -1):
            with self.subTest(quantity=quantity), self.assertRaises(ValueError):
                filled.add("TEA", quantity)
        self.assertEqual(len(filled.lines()), 1)

    def test_what_is_taken_out_is_gone(self):
        filled = basket("PEN", "TEA")
        filled.remove("PEN")
        self.assertEqual([line.article.code for line in filled.lines()], ["TEA"])

    def test_only_what_is_in_can_be_taken_out(self):
        with self.assertRaisesRegex(ValueError, "TEA"):
            basket("PEN").remove("TEA")
