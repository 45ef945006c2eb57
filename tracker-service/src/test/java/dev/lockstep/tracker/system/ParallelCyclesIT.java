package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two cycles of one project change the same documents and the same code at the same time, and both are merged. */
@QuarkusTest
class ParallelCyclesIT {
    private static final String CODE = "src/App.java";
    private static final String BALANCE = "show the balance";
    private static final String LIMIT = "show the limit";
    private static final String OWNER = "show the owner";

    /** A specification with three criteria for each thing that the app shall do, numbered in order. */
    private static Map<String, String> specification(String... things) {
        List<String> sentences = Arrays.stream(things)
                .flatMap(thing -> Stream.of(
                        "When asked, the app shall " + thing,
                        "The app shall " + thing + " on one line",
                        "If it can not " + thing + ", then the app shall say so"))
                .toList();
        String criteria = IntStream.range(0, sentences.size())
                .mapToObj(i -> "  - {id: AC%d, ears: \"%s\", source: \"R:1\", check: test}%n"
                        .formatted(i + 1, sentences.get(i)))
                .collect(Collectors.joining());
        String base = Objects.requireNonNull(Documents.specification().get(LivingDocuments.PRODUCT_SPEC));
        return Map.of(
                LivingDocuments.PRODUCT_SPEC,
                base.replaceAll("(?s)criteria:\\n.*?```", "criteria:\n" + criteria + "```"));
    }

    private static Map<String, String> plan(String title, String criteria) {
        return Documents.plan(
                "  - {id: T1, title: %s, criteria: [%s], needs: [], files: [%s], check: sh t, effort: S}%n"
                        .formatted(title, criteria, CODE));
    }

    private static Map<String, String> code(String... fields) {
        return Map.of(CODE, "class App {\n  int %s;\n}\n".formatted(String.join(", ", fields)));
    }

    /** From the request to user verification, with criteria of its own. */
    private static void toUserVerification(LiveCycle cycle, String thing, String field) {
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(specification(BALANCE, thing));
        passes(cycle, "spec-approval", Someone.PRODUCT_OWNER);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.architecture());
        passes(cycle, "architecture-checkpoint", Someone.TECH_LEAD);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(plan(thing, "AC4, AC5, AC6"));
        passes(cycle, "implementation-approval", Someone.TECH_LEAD);
        cycle.claim(Someone.ENGINEER_AGENT).submitted(code(field));
        fromImplementationToUserVerification(cycle);
    }

    private static void fromImplementationToUserVerification(LiveCycle cycle) {
        passes(cycle, "implementation-checkpoint", Someone.TECH_LEAD);
        judged(cycle, Someone.REVIEWER_AGENT);
        passes(cycle, "build-verification-checkpoint", Someone.TECH_LEAD);
        judged(cycle, Someone.QA_AGENT);
        passes(cycle, "testing-checkpoint", Someone.TECH_LEAD);
        cycle.awaitStop("user-verification");
    }

    private static void passes(LiveCycle cycle, String stop, Someone by) {
        cycle.awaitStop(stop);
        cycle.approved(by, stop);
    }

    /** A session writes the documents of its template and finds nothing. */
    private static void judged(LiveCycle cycle, Someone agent) {
        Attempt attempt = cycle.claim(agent);
        attempt.submitted(attempt.documents());
    }

    private static void verified(LiveCycle cycle) {
        Response response = cycle.decide(
                Someone.REQUESTER,
                "user-verification",
                Map.of("decision", "approve", "subjectDigest", cycle.digest(), "criteria", cycle.allPass()));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }

    /** From the verified change to the closed cycle; returns the commit that was approved. */
    private static String toTheEnd(LiveCycle cycle) {
        cycle.awaitWorkIn("final-verification");
        judged(cycle, Someone.REVIEWER_AGENT);
        cycle.awaitStop("deployment-approval");
        String approved = cycle.view().at("/stop/subject/commit").asText();
        cycle.approved(Someone.OPERATOR, "deployment-approval").awaitWorkIn("post-mortem");
        judged(cycle, Someone.REVIEWER_AGENT);
        passes(cycle, "post-mortem-checkpoint", Someone.TECH_LEAD);
        cycle.awaitState("CLOSED");
        return approved;
    }

    private static void sentBack(LiveCycle cycle) {
        Response response = cycle.decide(
                Someone.PRODUCT_OWNER,
                "user-verification",
                Map.of(
                        "decision",
                        "return",
                        "subjectDigest",
                        cycle.digest(),
                        "comment",
                        "Bring both together",
                        "returnTo",
                        "implementation"));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        cycle.awaitWorkIn("implementation");
    }

    private static Map<String, String> all(List<Map<String, String>> parts) {
        Map<String, String> files = new HashMap<>();
        parts.forEach(files::putAll);
        return files;
    }

    @Test
    void bothAreMergedTheSecondThroughAConflictThatASessionResolves() {
        TestProject project = TestProject.added(specification(BALANCE));
        LiveCycle first = LiveCycle.begun(project);
        LiveCycle second = LiveCycle.begun(project);
        toUserVerification(first, LIMIT, "limit");
        toUserVerification(second, OWNER, "owner");
        verified(first);
        toTheEnd(first);
        String main = project.tip("refs/heads/main").orElseThrow();

        verified(second);
        Attempt resolving = conflictSentBack(second, main);
        refusedWhileUnresolved(resolving);
        resolving.submitted(all(List.of(
                specification(BALANCE, LIMIT, OWNER),
                plan(OWNER, "AC7, AC8, AC9"),
                code("limit", "owner"),
                testPlan())));
        fromImplementationToUserVerification(second);
        assertThat(second.criteria()).containsExactly("AC7", "AC8", "AC9");
        verified(second);
        String approved = toTheEnd(second);

        String landed = project.tip("refs/heads/main").orElseThrow();
        assertThat(project.parents(approved).getFirst()).isEqualTo(main);
        assertThat(project.parents(landed).getFirst()).isEqualTo(approved);
        assertThat(project.text(landed, CODE)).isEqualTo("class App {\n  int limit, owner;\n}\n");
        assertThat(project.text(landed, LivingDocuments.PRODUCT_SPEC)).contains(BALANCE, LIMIT, OWNER);
        assertThat(Database.rows(
                        "select type from event where cycle_id = ? and type like '%branch-%' order by sequence",
                        second.id()))
                .contains(List.of("dev.lockstep.branch-conflicted.v1"), List.of("dev.lockstep.branch-updated.v1"));
    }

    private static Map<String, String> testPlan() {
        return Map.of(LivingDocuments.TEST_PLAN, "# Both\n");
    }

    /** The conflict is a finding that changes nothing; sent back, it is a merge with markers and a task to resolve them. */
    private static Attempt conflictSentBack(LiveCycle cycle, String main) {
        String tip = cycle.view().path("tip").asText();
        cycle.awaitStop("user-verification");
        assertThat(cycle.view().at("/findings/0/severity").asText()).isEqualTo("blocker");
        assertThat(cycle.view().at("/findings/0/evidence").asText())
                .contains(main, CODE, LivingDocuments.PRODUCT_SPEC, LivingDocuments.TEST_PLAN);
        assertThat(cycle.project().tip(cycle.branch())).contains(tip);

        sentBack(cycle);
        Attempt attempt = cycle.claim(Someone.ENGINEER_AGENT);

        Task task = Objects.requireNonNull(attempt.leg().task());
        assertThat(task.title()).isEqualTo("Resolve the conflict with main");
        assertThat(task.criteria()).containsExactly("AC4", "AC5", "AC6");
        assertThat(task.files())
                .containsExactly(
                        LivingDocuments.IMPLEMENTATION_PLAN,
                        LivingDocuments.PRODUCT_SPEC,
                        LivingDocuments.TEST_PLAN,
                        CODE);
        assertThat(attempt.leg().writes()).contains("*").containsAll(task.files());
        assertThat(attempt.leg().mergeBase()).isEqualTo(main);
        String merge = attempt.leg().startCommit();
        assertThat(cycle.project().tip(cycle.branch())).contains(merge);
        assertThat(cycle.project().parents(merge)).containsExactly(tip, main);
        assertThat(cycle.project().text(merge, CODE))
                .contains("<<<<<<< lockstep/" + cycle.id(), "int owner;", "=======", "int limit;", ">>>>>>> main");
        return attempt;
    }

    private static void refusedWhileUnresolved(Attempt attempt) {
        Response marked = attempt.trySubmit(code("limit", "owner"));
        Refused.with(marked, 422, "problems");
        assertThat(marked.asString())
                .contains("A conflict marker is left at", LivingDocuments.PRODUCT_SPEC + ":")
                .doesNotContain(CODE + ":");

        Response dropped = attempt.trySubmit(all(List.of(
                specification(BALANCE, LIMIT), plan(OWNER, "AC7, AC8, AC9"), code("limit", "owner"), testPlan())));
        assertThat(dropped.statusCode()).isEqualTo(422);
        assertThat(dropped.asString()).contains("The criterion 'When asked, the app shall show the owner'", "is gone");
    }
}
