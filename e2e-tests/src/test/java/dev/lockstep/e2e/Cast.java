package dev.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.demo.Director;
import dev.lockstep.cli.demo.Example;
import dev.lockstep.cli.demo.Move;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The people of an example, each with a token of their own, doing what it is their turn to do. */
final class Cast {
    private final Example example;
    private final Function<String, Caller> callers;
    private final Hands hands;
    private final Director director;

    Cast(Example example, Function<String, Caller> callers, Hands hands) {
        this.example = example;
        this.callers = callers;
        this.hands = hands;
        this.director = new Director(example.people());
    }

    /** Registers the project and asks for the change; returns the cycle's id. */
    String request(String repository) {
        Map<String, String> project = Map.of("name", example.name(), "url", repository);
        callers.apply("tech-lead").post(201, project, "/api/projects");
        return hands.request("requester", example.name(), example.request());
    }

    /**
     * Does what it is somebody's turn to do.
     *
     * @return the stop where somebody decided, if so
     */
    Optional<String> act(String cycle, JsonNode view) {
        switch (director.next(view)) {
            case Move.Wait() -> {}
            case Move.Finished() -> {}
            case Move.Broken(List<String> reasons) -> throw new AssertionError(String.join("\n", reasons));
            case Move.Answer answer -> hands.answer(cycle, answer);
            case Move.Decide decide -> {
                hands.decide(cycle, decide);
                director.made(decide);
                return Optional.of(decide.stop());
            }
        }
        return Optional.empty();
    }
}
