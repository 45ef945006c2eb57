import unittest

from till.coupons import Coupon, Coupons

from tests.shop import DAY


class CouponsTest(unittest.TestCase):
    def test_an_issued_coupon_is_found_by_its_code(self):
        coupons = Coupons()
        coupons.issue(Coupon("SPRING10", 10, DAY))
        self.assertEqual(coupons.find("SPRING10"), Coupon("SPRING10", 10, DAY))

    def test_a_coupon_that_nobody_issued_is_named(self):
        with self.assertRaisesRegex(ValueError, "'FAKE'"):
            Coupons().find("FAKE")

    def test_one_to_ninety_percent_can_be_taken_off(self):
        for percent in (1, 90):
            self.assertEqual(Coupon("C", percent, DAY).percent, percent)
        for percent in (-1, 0, 91):
            with self.subTest(percent=percent), self.assertRaisesRegex(ValueError, str(percent)):
                Coupon("C", percent, DAY)

    def test_a_coupon_needs_a_code_of_its_own(self):
        with self.assertRaises(ValueError):
            Coupon(" ", 10, DAY)
        coupons = Coupons()
        coupons.issue(Coupon("SPRING10", 10, DAY))
        with self.assertRaisesRegex(ValueError, "SPRING10"):
            coupons.issue(Coupon("SPRING10", 20, DAY))
        self.assertEqual(coupons.find("SPRING10").percent, 10)
