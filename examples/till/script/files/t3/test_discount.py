import unittest

from till.coupons import Coupon
from till.receipt import Receipt

from tests.shop import DAY, basket


def receipt(percent, *scanned):
    return Receipt(basket(*scanned), DAY, Coupon("C", percent, DAY))


class DiscountTest(unittest.TestCase):
    def test_a_coupon_is_rounded_once_for_each_rate(self):
        # 24.75 of each of the three would make 75.
        self.assertEqual(receipt(25, "PEN", "PAD", "CLIP", "TEA").discounts, {19: 74, 7: 113})

    def test_the_customer_pays_what_is_left(self):
        self.assertEqual(receipt(25, "PEN", "PAD", "CLIP", "TEA").total, 297 - 74 + 450 - 113)

    def test_nothing_is_taken_off_a_fixed_price(self):
        self.assertEqual(receipt(50, "NOVEL", "TEA").discounts, {7: 225})
        self.assertEqual(receipt(50, "NOVEL").total, 1200)

    def test_the_tax_is_that_of_what_is_left(self):
        self.assertEqual(receipt(25, "PEN", "PAD", "CLIP", "TEA").vat, {7: 22, 19: 36})

    def test_without_a_coupon_nothing_is_taken_off(self):
        self.assertEqual(Receipt(basket("PEN"), DAY).discounts, {})
