import unittest

from till.money import share, shown


class MoneyTest(unittest.TestCase):
    def test_half_a_cent_is_rounded_up(self):
        self.assertEqual(share(15, 10), 2)
        self.assertEqual(share(14, 10), 1)

    def test_an_amount_is_shown_with_two_digits(self):
        self.assertEqual(shown(1205), "12.05")
        self.assertEqual(shown(-7), "-0.07")
