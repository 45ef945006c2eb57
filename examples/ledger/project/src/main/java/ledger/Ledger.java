package ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal of all accounts. Its postings are balanced: what is debited equals what is credited. Thread-safe. */
public final class Ledger {
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();

    /** @throws IllegalArgumentException when an account of that id is open already */
    public synchronized void open(Account account) {
        if (accounts.putIfAbsent(account.id(), account) != null) {
            throw new IllegalArgumentException("Account " + account.id() + " is open already");
        }
    }

    /**
     * Appends all the entries or none.
     *
     * @throws IllegalArgumentException when they do not add up to zero
     * @throws PaymentRejectedException when an account is unknown, or would go below its overdraft
     */
    public synchronized void post(List<Entry> entries) {
        Map<AccountId, Money> changes = new HashMap<>();
        for (Entry entry : entries) {
            changes.merge(entry.account(), entry.amount(), Money::plus);
        }
        requireBalanced(changes);
        changes.forEach(this::requireCovered);
        journal.addAll(entries);
    }

    /** @throws PaymentRejectedException when the account is unknown */
    public synchronized Money balance(AccountId id) {
        Money balance = Money.zero(account(id).currency());
        for (Entry entry : journal) {
            if (entry.account().equals(id)) {
                balance = balance.plus(entry.amount());
            }
        }
        return balance;
    }

    /** The account's entries, oldest first. */
    public synchronized List<Entry> entries(AccountId id) {
        return journal.stream().filter(entry -> entry.account().equals(id)).toList();
    }

    /** @throws PaymentRejectedException when the account is unknown */
    public synchronized Account account(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new PaymentRejectedException(Reason.UNKNOWN_ACCOUNT, "There is no account " + id);
        }
        return account;
    }

    private static void requireBalanced(Map<AccountId, Money> changes) {
        Money sum = changes.values().stream()
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException("A posting needs entries"));
        if (sum.minor() != 0) {
            throw new IllegalArgumentException("A posting must add up to zero, not to " + sum);
        }
    }

    private void requireCovered(AccountId id, Money change) {
        Money after = balance(id).plus(change);
        if (change.minor() < 0 && after.plus(account(id).overdraft()).minor() < 0) {
            throw new PaymentRejectedException(Reason.INSUFFICIENT_FUNDS, "The money on " + id + " does not cover it");
        }
    }
}
