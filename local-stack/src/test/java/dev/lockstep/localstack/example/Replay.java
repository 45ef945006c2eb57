package dev.lockstep.localstack.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.localstack.example.ScriptedSession.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Plays all sessions in order on one workspace and notes every problem that a real cycle would run into. */
final class Replay {
    static final String CYCLE = "0192f3a4-0000-7000-8000-000000000001";

    final Workspace workspace;
    final List<ScriptedSession> sessions;
    final List<String> problems = new ArrayList<>();
    private final Example example;
    private final List<Answer> people = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private int questions;

    /** What happens when the script runs a command: the session, the evidence's number, the command. */
    interface Commands {
        void run(ScriptedSession session, int evidence, String command);
    }

    private record Answer(String match, boolean accepts) {}

    Replay(Example example, Path folder) {
        this.example = example;
        sessions = example.sessions(CYCLE);
        workspace = Workspace.copyOf(example.project(), folder);
        for (JsonNode answer : example.people().path("answers")) {
            people.add(new Answer(
                    answer.path("match").asText(),
                    answer.path("acceptAssumption").asBoolean()));
        }
    }

    Replay play(Commands commands) {
        sessions.forEach(session -> play(session, commands));
        return this;
    }

    /** The planned tasks, as the plan that was written says. */
    List<Task> tasks() {
        return Example.data(workspace.text("docs/implementation-plan.md"), "tasks", Task.class);
    }

    /** The ids of all criteria, by number. */
    List<String> criteria() {
        return ids(criterion -> true);
    }

    /** The ids of those that a machine can decide. */
    List<String> testedCriteria() {
        return ids(criterion -> "test".equals(criterion.check()));
    }

    private List<String> ids(Predicate<Criterion> wanted) {
        return Example.data(workspace.text("docs/product-spec.md"), "criteria", Criterion.class).stream()
                .filter(wanted)
                .map(Criterion::id)
                .sorted(Comparator.comparingInt(id -> Integer.parseInt(id.replaceAll("\\D", ""))))
                .toList();
    }

    private void play(ScriptedSession session, Commands commands) {
        TemplateSpec template = Example.template(session.phase().label());
        int runs = 0;
        written.clear();
        for (ScriptedSession.Line line : session.lines()) {
            for (Call call : line.calls()) {
                check(template.tools().contains(call.tool()), session, "may not call " + call.tool());
                workspace.apply(call);
                if (call.tool().equals("write") || call.tool().equals("edit")) {
                    written.add(call.arg("path"));
                }
                if (call.tool().equals("run")) {
                    for (int left = call.args().path("times").asInt(1); left > 0; left--) {
                        commands.run(session, ++runs, call.arg("command"));
                    }
                }
                terminal(session, template, call, runs);
            }
        }
    }

    private void terminal(ScriptedSession session, TemplateSpec template, Call call, int runs) {
        if (call.tool().equals("ask")) {
            call.args().path("questions").forEach(question -> ask(session, template, question));
        }
        if (call.tool().equals("submit")) {
            Submission submission = Json.mapper().convertValue(call.args(), Submission.class);
            Pointers pointers = new Pointers(
                    workspace,
                    example.requestLines(),
                    answered,
                    accepted,
                    runs,
                    written,
                    run -> example.mustBeRed(session, run));
            SubmissionRules rules = new SubmissionRules(template, submission, pointers);
            List<String> broken = session.phase().isBuilding() ? rules.building() : rules.verifying();
            broken.forEach(problem -> check(false, session, problem));
        }
    }

    private void ask(ScriptedSession session, TemplateSpec template, JsonNode question) {
        String id = "Q" + ++questions;
        String text = question.path("text").asText();
        List<Answer> matching = people.stream()
                .filter(answer -> text.matches(".*(" + answer.match() + ").*"))
                .toList();
        check(matching.size() == 1, session, id + " is answered by " + matching.size() + " entries of people.yaml");
        matching.forEach(answer -> (answer.accepts() ? accepted : answered).add(id));
        check(
                template.dimensions().stream()
                        .anyMatch(dimension ->
                                dimension.id().equals(question.path("dimension").asText())),
                session,
                id + " names no dimension of the template");
        List<String> options = question.path("options").findValuesAsText("answer");
        check(options.size() >= 2 && options.size() <= 4, session, id + " has " + options.size() + " options");
        check(options.contains(question.path("recommendation").asText()), session, id + " recommends no option");
        check(!question.path("assumption").asText().isEmpty(), session, id + " has no assumption");
    }

    private void check(boolean condition, ScriptedSession session, String problem) {
        if (!condition) {
            problems.add(session.file() + ": " + problem);
        }
    }
}
