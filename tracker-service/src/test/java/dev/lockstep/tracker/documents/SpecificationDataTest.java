package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificationDataTest {
    private static String document(String... items) {
        return "# Spec\n\n```yaml\ncriteria:\n" + String.join("\n", items) + "\n```\n";
    }

    private static String item(String id, String ears) {
        return "- {id: %s, ears: \"%s\", source: \"R:1\", check: test}".formatted(id, ears);
    }

    @Test
    void criteriaAreReadInOrder() {
        SpecificationData data = SpecificationData.read(document(
                item("AC1", "When a rate is asked for, the service shall answer."),
                "- {id: AC2, ears: 'The page shall be calm', source: 'A:Q1', check: human}"));

        assertThat(data.problems()).isEmpty();
        assertThat(data.criteria())
                .containsExactly(
                        new Criterion("AC1", "When a rate is asked for, the service shall answer.", "R:1", "test"),
                        new Criterion("AC2", "The page shall be calm", "A:Q1", "human"));
    }

    @Test
    void aScriptTagIsData() {
        String ears = "If the name is <script>alert(1)</script>, then the page shall show it as text.";

        SpecificationData data = SpecificationData.read("<script>alert(2)</script>\n\n" + document(item("AC1", ears)));

        assertThat(data.problems()).isEmpty();
        assertThat(data.criteria()).singleElement().extracting(Criterion::ears).isEqualTo(ears);
    }

    @Test
    void anIdGivenTwiceIsAProblem() {
        SpecificationData data =
                SpecificationData.read(document(item("AC1", "It shall add."), item("AC1", "It shall bill.")));

        assertThat(data.problems()).singleElement().asString().contains("AC1").contains("more than one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {ears: 'It shall answer.', source: 'R:1', check: test} | has no id",
                "- {id: AC1, source: 'R:1', check: test} | AC1 has no ears",
                "- {id: AC1, ears: 'It shall answer.', check: test} | AC1 has no source",
                "- {id: AC1, ears: 'It shall answer.', source: 'R:1'} | AC1 has no check",
                "- {id: AC1, ears: '', source: 'R:1', check: test} | AC1 has no ears",
                "- {id: C1, ears: 'It shall answer.', source: 'R:1', check: test} | wrong form",
                "- {id: AC0, ears: 'It shall answer.', source: 'R:1', check: test} | wrong form",
                "- {id: 1, ears: 'It shall answer.', source: 'R:1', check: test} | wrong form",
                "- {id: AC1, ears: 'It shallow.', source: 'R:1', check: test} | EARS",
                "- {id: AC1, ears: 'It shall answer.', source: 'R:1', check: magic} | use one of test, human",
                "- AC1 | no mapping",
                "- null | no mapping",
            })
    void aCriterionThatCanNotBeTakenIsNamed(String item, String problem) {
        SpecificationData data = SpecificationData.read(document(item));

        assertThat(data.problems()).hasSize(1).first().asString().contains(problem);
    }

    @Test
    void aBlockWithoutCriteriaIsAProblem() {
        assertThat(SpecificationData.read("```yaml\ntasks: []\n```").problems())
                .singleElement()
                .asString()
                .contains("no list 'criteria'");
        assertThat(SpecificationData.read("```yaml\ncriteria: []\n```").problems())
                .singleElement()
                .asString()
                .contains("empty");
    }
}
