"""Value added tax."""

RATES = {"standard": 19, "reduced": 7, "meals": 19}


def rate(kind):
    """The percentage for a kind of article."""
    if kind not in RATES:
        raise ValueError(f"No rate is called {kind!r}; there are {', '.join(sorted(RATES))}")
    return RATES[kind]


def contained(gross, percent):
    """The tax that an amount contains, in cents."""
    whole = 100 + percent
    return (2 * gross * percent + whole) // (2 * whole)
