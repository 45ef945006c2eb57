import unittest

from till.articles import Article

from tests.shop import CATALOGUE


class ArticlesTest(unittest.TestCase):
    def test_an_article_is_found_by_its_code(self):
        self.assertEqual(CATALOGUE.find("TEA").price, 450)

    def test_an_unknown_code_is_named(self):
        with self.assertRaisesRegex(ValueError, "'COFFEE'"):
            CATALOGUE.find("COFFEE")

    def test_an_article_without_a_price_or_a_rate_is_refused(self):
        for price, kind in [(0, "standard"), (-1, "standard"), (100, "luxury")]:
            with self.subTest(price=price, kind=kind), self.assertRaises(ValueError):
                Article("X", "Something", price, kind)
