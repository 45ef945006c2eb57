import unittest
from datetime import timedelta

from till.journal import Journal

from tests.shop import DAY, basket


class JournalTest(unittest.TestCase):
    def test_receipts_have_running_numbers(self):
        journal = Journal()
        self.assertEqual([journal.close(basket("PEN"), DAY), journal.close(basket("TEA"), DAY)], [1, 2])
        self.assertEqual(journal.receipt(2).total, 450)

    def test_an_empty_basket_is_not_booked(self):
        journal = Journal()
        with self.assertRaises(ValueError):
            journal.close(basket(), DAY)
        self.assertEqual(journal.close(basket("PEN"), DAY), 1)

    def test_a_days_turnover_is_what_was_paid_that_day(self):
        journal = Journal()
        journal.close(basket("PEN"), DAY)
        journal.close(basket("TEA"), DAY)
        journal.close(basket("TEA"), DAY + timedelta(days=1))
        self.assertEqual(journal.turnover(DAY), 549)

    def test_an_unknown_receipt_is_named(self):
        with self.assertRaisesRegex(ValueError, "receipt 1"):
            Journal().receipt(1)
