package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.localstack.benchmark.BenchmarkScript;
import dev.lockstep.localstack.example.ScriptedSession.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's script keeps the same rules as any session, or the tracker would refuse it. */
class BenchmarkScriptTest {
    @Test
    void theSpecificationMeetsItsTemplateByLinesOfTheRequest(@TempDir Path folder) throws IOException {
        BenchmarkScript.write(folder.resolve("script"));
        Workspace workspace = new Workspace(Files.createDirectories(folder.resolve("project")));
        ScriptedSession session =
                ScriptedSession.load(folder.resolve("script").resolve("product-specification.yaml"), Replay.CYCLE);

        session.calls("write").forEach(workspace::apply);

        assertThat(session.calls("submit")).hasSize(1).allSatisfy(call -> assertThat(problems(workspace, call))
                .isEmpty());
        assertThat(submission(session.calls("submit").getFirst()).dimensions().stream()
                        .flatMap(settled -> settled.pointers().stream()))
                .doesNotHaveDuplicates();
    }

    private static List<String> problems(Workspace workspace, Call submit) {
        Pointers pointers = new Pointers(
                workspace,
                BenchmarkScript.REQUEST.lines().toList(),
                Set.of(),
                Set.of(),
                0,
                Set.of("docs/product-spec.md"),
                run -> false);
        return new SubmissionRules(Example.template("product-specification"), submission(submit), pointers).building();
    }

    private static Submission submission(Call submit) {
        return Json.mapper().convertValue(submit.args(), Submission.class);
    }
}
