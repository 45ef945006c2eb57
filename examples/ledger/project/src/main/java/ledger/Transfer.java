package ledger;

import java.time.LocalDate;

/** An order to move money between two accounts. The reference names it: the same reference is the same payment. */
public record Transfer(String reference, AccountId from, AccountId to, Money amount, LocalDate date) {}
