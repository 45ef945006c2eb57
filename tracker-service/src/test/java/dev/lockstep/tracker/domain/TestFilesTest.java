package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.policy.TestFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Testing leaves the product's code as it was found; where it may not have, a finding says so. */
class TestFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/java/bank/PaymentsTest.java",
                "src/test/resources/accounts.csv",
                "src/integrationTest/java/bank/Slow.java",
                "module/src/testFixtures/java/bank/Bank.java",
                "bank/PaymentsTests.cs",
                "Bank.Tests/Payments.cs",
                "bank/PaymentsIT.java",
                "tests/test_payments.py",
                "bank/test_payments.py",
                "bank/conftest.py",
                "bank/payments_test.go",
                "bank/testdata/accounts.json",
                "web/payments.test.ts",
                "web/payments.spec.tsx",
                "web/__tests__/payments.js",
                "tests/payments.rs",
                "spec/payments_spec.rb",
                "test/payments_test.rb",
                "docs/test-plan.md"
            })
    void aFileThatIsATestByItsNameOrPlaceIsNoFinding(String path) {
        assertThat(TestFiles.othersIn(List.of(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/bank/Payments.java",
                "src/main/java/bank/test/Payments.java",
                "src/main/java/bank/LoadTest.java",
                "src/Contest.java",
                "bank/latest.py",
                "bank/attestation.go",
                "docs/AUDIT.md",
                "pom.xml",
                "README.md"
            })
    void anyOtherFileIsOne(String path) {
        assertThat(TestFiles.othersIn(List.of(path))).containsExactly(path);
    }

    @Test
    void codeThatTestingChangesIsAMajorFindingUntilItIsPutBack() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.TESTING);
        driven.does(cycle -> Moves.draft(cycle)
                .changing("docs/test-plan.md", "src/test/AppTest.java", "src/main/App.java", "pom.xml")
                .at(Moves.end(cycle)));
        Finding raised = driven.state().openFindings().getFirst();
        assertThat(raised.severity()).isEqualTo(Severity.MAJOR);
        assertThat(raised.claim())
                .isEqualTo("Testing changed files that are no tests by their names: src/main/App.java, pom.xml");

        driven.toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                .toStopOf(PhaseName.TESTING);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
    }

    @Test
    void anEngineerMayChangeCode() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION);

        driven.does(cycle -> Moves.draft(cycle).changing("src/main/App.java").at(Moves.end(cycle)));

        assertThat(driven.state().findings()).isEmpty();
    }
}
