"""What the tests sell."""

from datetime import date

from till.articles import Article, Catalogue
from till.basket import Basket

DAY = date(2026, 3, 2)

CATALOGUE = Catalogue(
    [
        Article("PEN", "Pencil", 99),
        Article("PAD", "Notepad", 99),
        Article("CLIP", "Paper clips", 99),
        Article("TEA", "Tea", 450, "reduced"),
        Article("NOVEL", "A novel", 1200, "reduced"),
    ]
)


def basket(*scanned):
    """A basket with articles given as codes, or as pairs of code and quantity."""
    filled = Basket(CATALOGUE)
    for each in scanned:
        code, quantity = (each, 1) if isinstance(each, str) else each
        filled.add(code, quantity)
    return filled
