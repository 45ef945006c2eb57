/** A small double-entry ledger: accounts, balanced postings, and payments with a fee. Everything is kept in memory. */
package ledger;
