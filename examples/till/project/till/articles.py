"""What the shop sells."""

from dataclasses import dataclass

from till import vat


@dataclass(frozen=True)
class Article:
    """Something with a price in cents, tax included."""

    code: str
    name: str
    price: int
    kind: str = "standard"

    def __post_init__(self):
        if self.price <= 0:
            raise ValueError(f"{self.code} has the price {self.price}; it must be positive")
        vat.rate(self.kind)


class Catalogue:
    """All articles by their code."""

    def __init__(self, articles):
        self._articles = {article.code: article for article in articles}

    def find(self, code):
        """The article of that code."""
        if code not in self._articles:
            raise ValueError(f"No article has the code {code!r}")
        return self._articles[code]
