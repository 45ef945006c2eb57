package ledger;

/** Why a payment was rejected. */
public enum Reason {
    UNKNOWN_ACCOUNT,
    SAME_ACCOUNT,
    INVALID_AMOUNT,
    CURRENCY_MISMATCH,
    INSUFFICIENT_FUNDS,
    REFERENCE_REUSED
}
