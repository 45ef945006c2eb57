import random
import unittest
from datetime import date, timedelta

from till.basket import Basket
from till.coupons import Coupon, Coupons
from till.money import share
from till.receipt import WIDTH, Receipt
from till.vat import contained

from tests.shop import CATALOGUE, DAY


def shop(percent=10):
    coupons = Coupons()
    coupons.issue(Coupon("SPRING", percent, DAY))
    coupons.issue(Coupon("OLD", 90, DAY - timedelta(days=1)))
    return Basket(CATALOGUE, coupons)


class AttackTest(unittest.TestCase):
    def test_the_smallest_and_largest_share_of_one_and_many_articles(self):
        for percent, quantity, taken in [(1, 1, 5), (90, 1, 405), (1, 100_000, 450_000), (90, 100_000, 40_500_000)]:
            with self.subTest(percent=percent, quantity=quantity):
                filled = shop(percent)
                filled.add("TEA", quantity)
                filled.redeem("SPRING", DAY)
                self.assertEqual(Receipt(filled, DAY, filled.coupon).discounts, {7: taken})

    def test_the_last_day_the_next_and_the_end_of_time(self):
        for day in (DAY + timedelta(days=1), date.max):
            with self.subTest(day=day), self.assertRaises(ValueError):
                shop().redeem("SPRING", day)
        filled = shop()
        filled.redeem("SPRING", date.min)
        self.assertEqual(filled.coupon.percent, 10)

    def test_a_refused_coupon_changes_nothing(self):
        for code in ("OLD", "FAKE", "", None):
            with self.subTest(code=code):
                filled = shop()
                filled.add("TEA")
                with self.assertRaises(ValueError):
                    filled.redeem(code, DAY)
                self.assertIsNone(filled.coupon)
                self.assertEqual(Receipt(filled, DAY, filled.coupon).total, 450)

    def test_after_a_refusal_a_good_coupon_is_taken(self):
        filled = shop()
        with self.assertRaises(ValueError):
            filled.redeem("OLD", DAY)
        filled.redeem("SPRING", DAY)
        self.assertEqual(filled.coupon.code, "SPRING")

    def test_a_second_coupon_changes_nothing(self):
        filled = shop()
        filled.redeem("SPRING", DAY)
        for code in ("SPRING", "OLD"):
            with self.subTest(code=code), self.assertRaises(ValueError):
                filled.redeem(code, DAY)
        self.assertEqual(filled.coupon.code, "SPRING")

    def test_articles_may_come_and_go_after_the_coupon(self):
        filled = shop()
        filled.redeem("SPRING", DAY)
        for code in ("TEA", "PEN", "NOVEL"):
            filled.add(code)
        filled.remove("TEA")
        receipt = Receipt(filled, DAY, filled.coupon)
        self.assertEqual((receipt.discounts.get(19), receipt.total), (10, 99 - 10 + 1200))

    def test_any_basket_adds_up(self):
        for seed in range(200):
            with self.subTest(seed=seed):
                draw = random.Random(seed)
                filled = shop(draw.randint(1, 90))
                for _ in range(draw.randint(1, 6)):
                    filled.add(draw.choice(["PEN", "PAD", "CLIP", "TEA", "NOVEL"]), draw.randint(1, 9))
                filled.redeem("SPRING", DAY)
                self.adds_up(Receipt(filled, DAY, filled.coupon))

    def adds_up(self, receipt):
        for rate, gross in receipt.gross.items():
            fixed = sum(line.gross for line in receipt.lines if line.rate == rate and line.article.code == "NOVEL")
            left = gross - share(gross - fixed, receipt.coupon.percent)
            self.assertGreaterEqual(left, fixed)
            self.assertEqual(receipt.vat[rate], contained(left, rate))
        self.assertEqual(receipt.total, sum(receipt.gross.values()) - sum(receipt.discounts.values()))

    def test_a_long_code_leaves_the_amount_on_the_slip(self):
        coupons = Coupons()
        coupons.issue(Coupon("X" * 60, 10, DAY))
        filled = Basket(CATALOGUE, coupons)
        filled.add("TEA")
        filled.redeem("X" * 60, DAY)
        lines = Receipt(filled, DAY, filled.coupon).text().splitlines()
        self.assertTrue(all(len(line) <= WIDTH for line in lines))
        self.assertTrue(any(line.endswith("0.45") for line in lines))
