package ledger;

/** What a transfer did, and what it cost the payer besides. */
public record Receipt(Transfer transfer, Money fee) {}
