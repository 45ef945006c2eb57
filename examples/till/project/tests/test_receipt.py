import unittest

from till.receipt import Receipt

from tests.shop import DAY, basket


class ReceiptTest(unittest.TestCase):
    def test_the_total_is_what_all_lines_cost(self):
        self.assertEqual(Receipt(basket(("PEN", 2), "TEA"), DAY).total, 648)

    def test_the_tax_is_taken_once_from_the_sum_of_a_rate(self):
        # 0.16 in each of the three would make 0.48.
        receipt = Receipt(basket("PEN", "PAD", "CLIP"), DAY)
        self.assertEqual(receipt.vat[19], 47)

    def test_the_slip_names_articles_total_and_tax(self):
        self.assertEqual(
            Receipt(basket(("PEN", 2), "TEA"), DAY).text().splitlines(),
            [
                "2026-03-02",
                "2 Pencil                    1.98",
                "1 Tea                       4.50",
                "TOTAL                       6.48",
                "incl. VAT 7 %               0.29",
                "incl. VAT 19 %              0.32",
            ],
        )

    def test_a_long_name_is_cut(self):
        lines = Receipt(basket(("PAD", 1000)), DAY).text().splitlines()
        self.assertTrue(all(len(line) <= 32 for line in lines))
