"""The receipts of a till."""

from till.receipt import Receipt


class Journal:
    """Receipts under running numbers without gaps."""

    def __init__(self):
        self._receipts = []

    def close(self, basket, day):
        """Books what is in a basket and returns the number of its receipt, from 1."""
        if not basket.lines():
            raise ValueError("An empty basket can't be paid")
        self._receipts.append(Receipt(basket, day))
        return len(self._receipts)

    def receipt(self, number):
        """The receipt of that number."""
        if not 1 <= number <= len(self._receipts):
            raise ValueError(f"There is no receipt {number}; the last is {len(self._receipts)}")
        return self._receipts[number - 1]

    def turnover(self, day):
        """What was paid that day, in cents."""
        return sum(receipt.total for receipt in self._receipts if receipt.day == day)
