package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions. */
@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = "Answer a cycle's open questions.",
        footer = {
            "",
            "Examples:",
            "  lockstep answer 0198c Q1=\"Round half up, per line\" --as product-owner",
            "  lockstep answer 0198c Q1=\"Yes\" --accept Q2 --accept Q3 --as product-owner"
        })
final class AnswerCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "Q1=TEXT", description = "A question and its answer.")
    List<String> answers = new ArrayList<>();

    @Option(names = "--accept", paramLabel = "Q2", description = "Accept what is assumed (repeatable).")
    List<String> accepted = new ArrayList<>();

    @Override
    DefaultPerson defaultPerson() {
        return DefaultPerson.NOBODY;
    }

    @Override
    int run(Tracker tracker) {
        List<Map<String, Object>> all = new ArrayList<>();
        answers.forEach(answer -> {
            Pair pair = Pair.of(answer, "Q1=TEXT");
            all.add(Map.of("question", pair.name(), "answer", pair.value()));
        });
        requireOnce(
                Stream.concat(all.stream().map(answer -> String.valueOf(answer.get("question"))), accepted.stream()));
        accepted.forEach(question -> all.add(Map.of("question", question, "acceptAssumption", true)));
        if (all.isEmpty()) {
            throw new ClientException.Usage("Answer at least one question, as Q1=TEXT or --accept Q1");
        }
        String id = tracker.cycle(cycle);
        tracker.post(Tracker.path("cycles", id, "answers"), Map.of("answers", all));
        return showAfter(tracker, id, all.size() == 1 ? "1 question answered." : all.size() + " questions answered.");
    }

    private static void requireOnce(Stream<String> questions) {
        Set<String> seen = new HashSet<>();
        questions.filter(question -> !seen.add(question)).findFirst().ifPresent(question -> {
            throw new ClientException.Usage("There are two answers to " + question + "; give one");
        });
    }
}
