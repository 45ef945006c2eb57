package ledger;

import java.time.LocalDate;

/** One side of a posting: a positive amount is credited to the account, a negative one debited. */
public record Entry(String reference, LocalDate date, AccountId account, Money amount) {}
