"""What a customer pays and is given on paper."""

from till.money import share, shown
from till.vat import contained

WIDTH = 32


class Receipt:
    """A basket as it was when the customer paid, with the coupon that was redeemed."""

    def __init__(self, basket, day, coupon=None):
        self.day = day
        self.coupon = coupon
        self.lines = tuple(basket.lines())
        self.gross = by_rate(self.lines)

    @property
    def discounts(self):
        """What the coupon takes off, in cents by rate, rounded once for each."""
        if self.coupon is None:
            return {}
        free = by_rate(line for line in self.lines if not line.article.fixed_price)
        return {rate: share(gross, self.coupon.percent) for rate, gross in free.items()}

    @property
    def total(self):
        """What the customer pays, in cents."""
        return sum(self.gross.values()) - sum(self.discounts.values())

    @property
    def vat(self):
        """The tax in it, in cents by rate: that of the lines, less that of the discount."""
        tax = {rate: -contained(taken, rate) for rate, taken in self.discounts.items()}
        for line in self.lines:
            tax[line.rate] = tax.get(line.rate, 0) + contained(line.gross, line.rate)
        return dict(sorted(tax.items()))

    def text(self):
        """The slip: a line for each article, the total, the tax of each rate."""
        rows = [row(f"{line.quantity} {line.article.name}", line.gross) for line in self.lines]
        rows.append(row("TOTAL", self.total))
        rows += [row(f"incl. VAT {rate} %", tax) for rate, tax in self.vat.items()]
        return "\n".join([self.day.isoformat(), *rows])


def by_rate(lines):
    """What lines cost together, in cents by rate."""
    sums = {}
    for line in lines:
        sums[line.rate] = sums.get(line.rate, 0) + line.gross
    return sums


def row(label, cents):
    """A label on the left and an amount on the right of the slip."""
    amount = shown(cents)
    room = WIDTH - len(amount) - 1
    return f"{label[:room]:<{room}} {amount}"
