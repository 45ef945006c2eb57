"""What one customer buys."""

from dataclasses import dataclass

from till import vat
from till.articles import Article


@dataclass(frozen=True)
class Line:
    """An article and how many of it."""

    article: Article
    quantity: int

    @property
    def gross(self):
        """What the line costs, in cents."""
        return self.article.price * self.quantity

    @property
    def rate(self):
        """The percentage of tax."""
        return vat.rate(self.article.kind)


class Basket:
    """Articles in the order in which they were scanned first."""

    def __init__(self, catalogue):
        self._catalogue = catalogue
        self._quantities = {}

    def add(self, code, quantity=1):
        """Puts so many of an article in."""
        article = self._catalogue.find(code)
        if quantity < 1:
            raise ValueError(f"{quantity} of {code} can't be put in; at least 1 can")
        self._quantities[article] = self._quantities.get(article, 0) + quantity

    def remove(self, code):
        """Takes all of an article out."""
        article = self._catalogue.find(code)
        if article not in self._quantities:
            raise ValueError(f"{code} is not in the basket")
        del self._quantities[article]

    def lines(self):
        """What is in it."""
        return [Line(article, quantity) for article, quantity in self._quantities.items()]
