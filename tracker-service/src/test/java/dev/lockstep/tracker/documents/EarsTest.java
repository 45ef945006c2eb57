package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ledger shall keep both entries of a payment.",
                "Each receipt SHALL name the fee",
                "When a rate is asked for, the service shall answer.",
                "While runs overlap, or come late, the system shall pay each due date once.",
                "Where a month lacks the chosen day, the system shall take the month's last day.",
                "If the amount is not positive, the day is not 1 to 31, or the accounts are equal, then the system shall"
                        + " refuse, say why, and register nothing.",
                "While a run is going on, when an order is cancelled, the system shall pay nothing more on it.",
                "Where fees are waived, if a payment fails, then the ledger shall say so.",
                "When somebody asks what the ledger shall do, the ledger shall answer."
            })
    void aSentenceInOneOfTheFormsHasNoFault(String sentence) {
        assertThat(Ears.fault(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When asked, the service answers. | it has no 'shall'",
                "The notary shallow answers. | it has no 'shall'",
                "When asked, the service shall. | nothing follows 'shall'",
                "Shall answer quickly. | it does not say who or what shall act",
                "After a restart, the ledger shall be as before. | its condition does not begin with When, While, Where or If",
                "When asked the service shall answer. | its condition must end in a comma",
                "When asked, shall answer. | its condition must end in a comma",
                "When, the service shall answer. | its condition must end in a comma",
                "While busy, when asked the service shall answer. | its condition must end in a comma",
                "If the name is empty, the page shall greet the world. | an If clause must be followed by 'then'",
                "While open, if asked, the page shall answer. | an If clause must be followed by 'then'"
            })
    void aSentenceInNoneOfThemIsToldWhatIsMissing(String sentence, String fault) {
        assertThat(Ears.fault(sentence))
                .hasValueSatisfying(found -> assertThat(found).startsWith(fault));
    }
}
