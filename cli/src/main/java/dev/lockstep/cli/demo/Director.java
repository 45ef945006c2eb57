package dev.lockstep.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a cycle's view and says what the example's people do now. Each of their decisions is taken once, in order per stop. */
public final class Director {
    private final Example.People people;
    private final Map<String, Integer> taken = new HashMap<>();

    public Director(Example.People people) {
        this.people = people;
    }

    public Move next(JsonNode view) {
        List<String> failed = failedSessions(view);
        if (!failed.isEmpty()) {
            return new Move.Broken(failed);
        }
        return switch (view.path("state").asText()) {
            case "CLOSED" -> new Move.Finished();
            case "CANCELLED", "FAILED" ->
                new Move.Broken("The cycle is " + view.path("state").asText());
            case "ASKING" -> answers(openQuestions(view));
            case "STOPPED" -> decision(view);
            default -> new Move.Wait();
        };
    }

    /** Called when a move has been made, so that it is not made again. */
    public void made(Move.Decide decide) {
        taken.merge(decide.stop(), 1, Integer::sum);
    }

    private static List<String> failedSessions(JsonNode view) {
        List<String> failed = new ArrayList<>();
        view.path("sessions").forEach(session -> {
            String state = session.path("state").asText().toUpperCase(Locale.ROOT);
            if (state.equals("FAILED") || state.equals("PAUSED")) {
                failed.add("Session " + session.path("id").asText() + " ("
                        + session.path("phase").asText() + ", "
                        + session.path("service").asText() + ") is " + state.toLowerCase(Locale.ROOT) + ": "
                        + session.path("reason").asText("no reason given"));
            }
        });
        return failed;
    }

    private static List<JsonNode> openQuestions(JsonNode view) {
        return Story.elements(view.path("questions"))
                .filter(question -> !Story.isAnswered(question))
                .toList();
    }

    /** The person who answers the first question answers all that are theirs. */
    private Move answers(List<JsonNode> open) {
        List<Map<String, Object>> answers = new ArrayList<>();
        String by = "";
        for (JsonNode question : open) {
            Optional<Example.Answer> found = answerTo(question);
            if (found.isEmpty()) {
                return new Move.Broken(
                        "Nobody in people.yaml answers " + question.path("id").asText() + ": "
                                + question.path("text").asText());
            }
            by = by.isEmpty() ? found.get().by() : by;
            if (found.get().by().equals(by)) {
                answers.add(body(question, found.get()));
            }
        }
        return answers.isEmpty() ? new Move.Wait() : new Move.Answer(by, answers);
    }

    private Optional<Example.Answer> answerTo(JsonNode question) {
        String text = question.path("text").asText();
        return people.answers().stream()
                .filter(answer -> answer.match().matcher(text).find())
                .findFirst();
    }

    private static Map<String, Object> body(JsonNode question, Example.Answer answer) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("question", question.path("id").asText());
        if (answer.answer() == null || answer.acceptAssumption()) {
            body.put("acceptAssumption", true);
        } else {
            body.put("answer", answer.answer());
        }
        return body;
    }

    private Move decision(JsonNode view) {
        String stop = view.path("stop").path("name").asText("");
        List<Example.Decision> all = people.decisions().stream()
                .filter(decision -> decision.stop().equals(stop))
                .toList();
        int number = taken.getOrDefault(stop, 0);
        if (number >= all.size()) {
            return new Move.Broken("Nobody in people.yaml decides at " + stop + " for the " + (number + 1) + ". time");
        }
        Example.Decision decision = all.get(number);
        return new Move.Decide(decision.by(), stop, body(decision, view));
    }

    private static Map<String, Object> body(Example.Decision decision, JsonNode view) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("decision", decision.decision());
        body.put("comment", decision.comment() == null ? "" : decision.comment());
        if (decision.returnTo() != null) {
            body.put("returnTo", decision.returnTo());
        }
        if (decision.criteria() != null) {
            body.put("criteria", verdicts(decision.criteria(), view));
        }
        return body;
    }

    private static Object verdicts(JsonNode criteria, JsonNode view) {
        if (!criteria.isTextual()) {
            return criteria;
        }
        Map<String, Object> verdicts = new LinkedHashMap<>();
        boolean pass = criteria.asText().equals("pass");
        Story.elements(view.path("criteria"))
                .forEach(criterion -> verdicts.put(criterion.path("id").asText(), Map.of("pass", pass, "comment", "")));
        return verdicts;
    }
}
