"""Coupons: a percentage off what a customer buys."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Coupon:
    """A percentage off for whoever shows the code, up to the last day."""

    code: str
    percent: int
    last_day: date

    def __post_init__(self):
        if not self.code.strip():
            raise ValueError(f"{self.code!r} is no code for a coupon")
        if not 1 <= self.percent <= 90:
            raise ValueError(f"{self.code} takes {self.percent} % off; 1 to 90 can be")


class Coupons:
    """All coupons that the shop has issued."""

    def __init__(self):
        self._issued = {}

    def issue(self, coupon):
        """Makes a coupon known."""
        if coupon.code in self._issued:
            raise ValueError(f"A coupon {coupon.code} was issued before")
        self._issued[coupon.code] = coupon

    def find(self, code):
        """The coupon of that code."""
        if code not in self._issued:
            raise ValueError(f"No coupon {code!r} was issued")
        return self._issued[code]
