package ledger;

/** Names an account. */
public record AccountId(String value) {
    public AccountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An account id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
