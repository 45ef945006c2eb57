"""What a customer pays and is given on paper."""

from till.money import shown
from till.vat import contained

WIDTH = 32


class Receipt:
    """A basket as it was when the customer paid."""

    def __init__(self, basket, day):
        self.day = day
        self.lines = tuple(basket.lines())
        self.gross = {}
        for line in self.lines:
            self.gross[line.rate] = self.gross.get(line.rate, 0) + line.gross

    @property
    def total(self):
        """What the customer pays, in cents."""
        return sum(self.gross.values())

    @property
    def vat(self):
        """The tax in it, in cents by rate."""
        return {rate: contained(gross, rate) for rate, gross in sorted(self.gross.items())}

    def text(self):
        """The slip: a line for each article, the total, the tax of each rate."""
        rows = [row(f"{line.quantity} {line.article.name}", line.gross) for line in self.lines]
        rows.append(row("TOTAL", self.total))
        rows += [row(f"incl. VAT {rate} %", tax) for rate, tax in self.vat.items()]
        return "\n".join([self.day.isoformat(), *rows])


def row(label, cents):
    """A label on the left and an amount on the right of the slip."""
    amount = shown(cents)
    room = WIDTH - len(amount) - 1
    return f"{label[:room]:<{room}} {amount}"
