package dev.lockstep.localstack.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a script whose analyst submits a specification at once and whose architect gives up at once. */
public final class BenchmarkScript {
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

            The program answers (R:1).

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

    private static final String ANALYST = """
            match: {phase: product-specification}
            lines:
              - calls:
                  - {tool: write, args: {path: docs/product-spec.md, content: {file: files/product-spec.md}}}
                  - tool: submit
                    args:
                      summary: What the program shall answer
                      confidence: 1.0
                      dimensions:
            """;

    private static final String ARCHITECT = """
            match: {phase: architecture}
            lines:
              - calls:
                  - {tool: fail, args: {reason: The benchmark ends here.}}
            """;

    /** In the order of the request's lines, which settle them. */
    private static final List<String> DIMENSIONS =
            List.of("behaviour", "outcome-and-users", "scope", "failure", "limits", "data-and-interfaces", "terms");

    private BenchmarkScript() {}

    /** Writes it to a folder that may be missing. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/product-spec.md"), SPECIFICATION);
        Files.writeString(folder.resolve("product-specification.yaml"), ANALYST + settled());
        Files.writeString(folder.resolve("architecture.yaml"), ARCHITECT);
    }

    private static String settled() {
        StringBuilder settled = new StringBuilder();
        for (int line = 1; line <= DIMENSIONS.size(); line++) {
            settled.append("            - {id: %s, pointers: [\"R:%d\"]}\n".formatted(DIMENSIONS.get(line - 1), line));
        }
        settled.append("          checklist:\n");
        for (int item = 1; item <= 5; item++) {
            settled.append("            - {id: C")
                    .append(item)
                    .append(", pointer: \"D:docs/product-spec.md#Criteria\"}\n");
        }
        return settled.toString();
    }
}
