package dev.lockstep.localstack.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a script that submits a specification, and again after each request for changes. */
public final class RoundsScript {
    /** What the cycles of the benchmark ask for: a line for each dimension of a specification. */
    public static final String REQUEST = """
            When the program is asked, it answers.
            Whoever asks in a terminal reads the answer there, on one line.
            Nothing else is wanted now.
            A question that it does not understand ends it with an error.
            One question at a time; no load is promised.
            The question is the first argument, the answer goes to standard output; nothing is stored.
            A question is any text that is not empty.
            """;

    private static final String SPECIFICATION = """
            # Product specification

            ## Summary

            Round %d. The program answers (R:1).

            ## Stories
            As somebody at a terminal I ask, and read the answer.

            ## Criteria

            ```yaml
            criteria:
              - {id: AC1, ears: "When asked, the program shall answer.", source: "R:1", check: test}
              - {id: AC2, ears: "The program shall print each answer on one line.", source: "R:2", check: test}
              - {id: AC3, ears: "If it does not understand, then the program shall fail.", source: "R:4", check: test}
            ```

            ## Failure
            A question that is not understood (R:4).

            ## Limits
            None (R:5).

            ## Out of scope
            All else (R:3).

            ## Assumptions
            None.
            """;

    private static final String SUBMISSION = """
              - calls:
                  - {tool: write, args: {path: docs/product-spec.md, content: {file: files/%d.md}}}
                  - tool: submit
                    args:
                      summary: Round %d
                      confidence: 1.0
                      dimensions:
            """;

    /** In the order of the request's lines, which settle them. */
    private static final List<String> DIMENSIONS =
            List.of("behaviour", "outcome-and-users", "scope", "failure", "limits", "data-and-interfaces", "terms");

    private RoundsScript() {}

    /** Writes it for that many requests for changes. */
    public static void write(Path folder, int rounds) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        StringBuilder script = new StringBuilder("match: {phase: product-specification}\nlines:\n");
        for (int round = 0; round <= rounds; round++) {
            Files.writeString(folder.resolve("files/" + round + ".md"), SPECIFICATION.formatted(round));
            script.append(SUBMISSION.formatted(round, round));
            for (int line = 1; line <= DIMENSIONS.size(); line++) {
                script.append(
                        "            - {id: %s, pointers: [\"R:%d\"]}\n".formatted(DIMENSIONS.get(line - 1), line));
            }
            script.append("          checklist:\n");
            for (int item = 1; item <= 5; item++) {
                script.append("            - {id: C")
                        .append(item)
                        .append(", pointer: \"D:docs/product-spec.md#Criteria\"}\n");
            }
        }
        Files.writeString(folder.resolve("rounds.yaml"), script);
    }
}
