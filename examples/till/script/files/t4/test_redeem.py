import unittest
from datetime import timedelta

from till.basket import Basket
from till.coupons import Coupon, Coupons
from till.journal import Journal

from tests.shop import CATALOGUE, DAY


def shopping(*codes):
    coupons = Coupons()
    coupons.issue(Coupon("SPRING10", 10, DAY))
    coupons.issue(Coupon("VIP50", 50, DAY))
    filled = Basket(CATALOGUE, coupons)
    for code in codes:
        filled.add(code)
    return filled


class RedeemTest(unittest.TestCase):
    def test_a_coupon_counts_up_to_its_last_day(self):
        for day in (DAY - timedelta(days=1), DAY):
            with self.subTest(day=day):
                filled = shopping("TEA")
                filled.redeem("SPRING10", day)
                self.assertEqual(filled.coupon.code, "SPRING10")

    def test_an_expired_coupon_is_refused_with_its_last_day(self):
        with self.assertRaisesRegex(ValueError, "SPRING10 expired on 2026-03-02"):
            shopping("TEA").redeem("SPRING10", DAY + timedelta(days=1))

    def test_a_coupon_that_nobody_issued_is_refused(self):
        with self.assertRaisesRegex(ValueError, "No coupon 'FAKE'"):
            shopping("TEA").redeem("FAKE", DAY)

    def test_a_basket_takes_one_coupon(self):
        filled = shopping("TEA")
        filled.redeem("SPRING10", DAY)
        with self.assertRaisesRegex(ValueError, "one coupon"):
            filled.redeem("VIP50", DAY)
        self.assertEqual(filled.coupon.code, "SPRING10")

    def test_the_slip_shows_code_percentage_and_what_it_took_off(self):
        filled = shopping("TEA", "NOVEL")
        filled.redeem("SPRING10", DAY)
        journal = Journal()
        slip = journal.receipt(journal.close(filled, DAY)).text()
        for shown in ("SPRING10 10 %", "0.45", "16.05"):
            self.assertIn(shown, slip)
