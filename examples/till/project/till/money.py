"""Amounts of money: whole cents, rounded half up."""


def share(cents, percent):
    """That percentage of an amount that is not negative, in cents."""
    return (2 * cents * percent + 100) // 200


def shown(cents):
    """The amount as text, as in 12.05."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
