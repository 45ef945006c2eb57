package dev.lockstep.localstack.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a script whose analyst submits a specification at once and whose architect gives up at once. */
final class BenchmarkScript {
    private static final String SPECIFICATION = """
            # Product specification

            ## Summary

            A program that answers.

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

    private BenchmarkScript() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/product-spec.md"), SPECIFICATION);
        Files.writeString(folder.resolve("product-specification.yaml"), ANALYST + settled());
        Files.writeString(folder.resolve("architecture.yaml"), ARCHITECT);
    }

    private static String settled() {
        StringBuilder settled = new StringBuilder();
        for (String dimension : new String[] {
            "behaviour", "outcome-and-users", "scope", "failure", "limits", "data-and-interfaces", "terms"
        }) {
            settled.append("            - {id: ").append(dimension).append(", pointers: [\"R:1\"]}\n");
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
