package dev.lockstep.contracts.legs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a session claims when it submits. Pointers say where each claim can be checked: {@code R:3} a line of the
 * request, {@code A:Q1} an answer, {@code H:Q2} an accepted assumption, {@code D:path#Heading} a section,
 * {@code F:path:12} a line of code, {@code E:E1} a machine run of this session.
 *
 * @param deviations where the session left its plan or its instructions, and why
 * @param whyNotGreen why a task's tests can't pass; null when they do
 */
public record Submission(
        String summary,
        double confidence,
        List<Settled> dimensions,
        List<ChecklistAnswer> checklist,
        List<Verdict> verdicts,
        List<FindingClaim> findings,
        @Nullable String deviations,
        @Nullable String whyNotGreen) {

    public Submission {
        dimensions = orEmpty(dimensions);
        checklist = orEmpty(checklist);
        verdicts = orEmpty(verdicts);
        findings = orEmpty(findings);
    }

    /** A confidence dimension and the pointers that settle it; none if it is open. */
    public record Settled(String id, List<String> pointers) {
        public Settled {
            pointers = orEmpty(pointers);
        }
    }

    /** A checklist item and where it is done. */
    public record ChecklistAnswer(String id, String pointer) {}

    /** {@code pass}, {@code fail} or {@code uncertain} on a dimension, with pointers to what shows it. */
    public record Verdict(
            String dimension,
            Outcome verdict,
            List<String> pointers,
            @Nullable String note) {
        public Verdict {
            pointers = orEmpty(pointers);
        }
    }

    /** A defect or risk that the session found. */
    public record FindingClaim(
            Severity severity,
            String claim,
            String evidence,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String criterion) {}

    /** How a verdict came out. */
    public enum Outcome {
        PASS,
        FAIL,
        UNCERTAIN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much a finding matters. Only a blocker shuts a gate. */
    public enum Severity {
        BLOCKER,
        MAJOR,
        MINOR;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
