package dev.lockstep.agent.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.legs.AnsweredQuestion;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.TurnBody.ManifestEntry;
import dev.lockstep.contracts.templates.InputName;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session of each built-in template is given what the template names, what every session gets, and nothing else. */
class BuiltInInputsTest {
    private static final Path TEMPLATES = Path.of("..", "sessions");
    private static final Pattern INPUTS = Pattern.compile("(?m)^inputs: \\[(.*)]$");

    static Stream<PhaseName> phases() {
        return Arrays.stream(PhaseName.values()).filter(phase -> phase != PhaseName.USER_VERIFICATION);
    }

    @ParameterizedTest
    @MethodSource("phases")
    void the_manifest_names_the_templates_inputs(PhaseName phase) throws IOException {
        SampleLeg sample = full();
        sample.phase = phase;
        sample.inputs = inputsOf(phase);

        List<ManifestEntry> manifest = OpeningContext.of(sample.claimed(), new AnyRole(phase), BuiltInInputsTest::file)
                .manifest();

        List<String> expected = new ArrayList<>(List.of("rules", "template", "AGENTS.md", "limits"));
        sample.inputs.forEach(input -> expected.add(input.replace("${cycle}", SampleLeg.CYCLE.toString())));
        if (sample.inputs.contains("request")) {
            expected.add("attachment");
        }
        assertThat(manifest).extracting(BuiltInInputsTest::input).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(manifest).extracting(ManifestEntry::sha256).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    /** An entry as a template would name it. */
    private static String input(ManifestEntry entry) {
        boolean isFile = entry.name().equals("document") || entry.name().equals("standing instructions");
        return isFile ? entry.path() : entry.name();
    }

    private static List<String> inputsOf(PhaseName phase) throws IOException {
        Matcher inputs = INPUTS.matcher(Files.readString(TEMPLATES.resolve(phase.label() + ".md")));
        assertThat(inputs.find()).isTrue();
        List<String> names = Stream.of(inputs.group(1).split(", "))
                .map(name -> name.replace("\"", ""))
                .toList();
        assertThat(names).allMatch(name -> InputName.of(name).isPresent() || name.endsWith(".md"));
        return names;
    }

    private static SampleLeg full() {
        SampleLeg sample = new SampleLeg();
        sample.attachments = List.of(new ClaimedLeg.Attachment("mail.txt", "Please"));
        sample.task = new Task("T1", "Total", List.of("AC1"), List.of(), List.of(), null, null, null, null);
        sample.answers = List.of(new AnsweredQuestion("Q1", "Currency?", "EUR", false, "ann"));
        sample.history = "12 2026-11-22T00:00:00Z user-verification decided by ann";
        return sample;
    }

    /** A project that has every document, and standing instructions under one name. */
    private static Optional<byte[]> file(String path) {
        return path.startsWith("docs/") || path.equals("AGENTS.md")
                ? Optional.of(path.getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private record AnyRole(PhaseName phase) implements Role {
        @Override
        public Class<? extends SubmissionForm> submission() {
            return AuthoredDocument.class;
        }

        @Override
        public String instructions() {
            return "Role says.";
        }
    }
}
