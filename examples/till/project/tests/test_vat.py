import unittest

from till.vat import contained, rate


class VatTest(unittest.TestCase):
    def test_a_price_contains_its_tax(self):
        self.assertEqual(contained(11900, 19), 1900)
        self.assertEqual(contained(10700, 7), 700)

    def test_an_unknown_rate_is_named(self):
        with self.assertRaisesRegex(ValueError, "'luxury'"):
            rate("luxury")

    def test_meals_are_taxed_at_the_reduced_rate(self):
        self.assertEqual(rate("meals"), 7)
