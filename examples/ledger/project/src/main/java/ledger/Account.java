package ledger;

import java.util.Currency;

/** An account and how far below zero its balance may go. The overdraft is zero or positive. */
public record Account(AccountId id, Money overdraft) {
    public Account {
        if (overdraft.minor() < 0) {
            throw new IllegalArgumentException("The overdraft of " + id + " must not be negative: " + overdraft);
        }
    }

    public Currency currency() {
        return overdraft.currency();
    }
}
