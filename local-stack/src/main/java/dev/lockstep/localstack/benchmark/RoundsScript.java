package dev.lockstep.localstack.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a script that submits a specification, and again after each request for changes. */
final class RoundsScript {
    private static final String SPECIFICATION = """
            # Product specification

            ## Summary

            Round %d.

            ## Stories
            One.

            ## Criteria

            ```yaml
            criteria:
              - {id: AC1, ears: "When asked, the program shall answer.", source: "R:1", check: test}
            ```

            ## Failure
            None.

            ## Limits
            None.

            ## Out of scope
            None.

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

    private RoundsScript() {}

    static void write(Path folder, int rounds) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        StringBuilder script = new StringBuilder("match: {phase: product-specification}\nlines:\n");
        for (int round = 0; round <= rounds; round++) {
            Files.writeString(folder.resolve("files/" + round + ".md"), SPECIFICATION.formatted(round));
            script.append(SUBMISSION.formatted(round, round));
            for (String dimension : new String[] {
                "behaviour", "outcome-and-users", "scope", "failure", "limits", "data-and-interfaces", "terms"
            }) {
                script.append("            - {id: ").append(dimension).append(", pointers: [\"R:1\"]}\n");
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
