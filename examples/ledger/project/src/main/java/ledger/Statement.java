package ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/** What happened on an account in a month. */
public record Statement(Account account, YearMonth month, List<Entry> entries) {
    public static Statement of(Ledger ledger, AccountId id, YearMonth month) {
        List<Entry> entries = ledger.entries(id).stream()
                .filter(entry -> YearMonth.from(entry.date()).equals(month))
                .toList();
        return new Statement(ledger.account(id), month, entries);
    }

    /** One line per entry, oldest first, and the month's turnover. */
    public String text() {
        Money turnover = entries.stream().map(Entry::amount).reduce(Money.zero(account.currency()), Money::plus);
        return entries.stream()
                .map(entry -> entry.date() + "  " + entry.reference() + "  " + entry.amount() + "\n")
                .collect(Collectors.joining("", account.id() + ", " + month + "\n", "Turnover " + turnover + "\n"));
    }
}
