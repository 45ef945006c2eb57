package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.contracts.templates.PointerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void aDocumentOfThreeLines() throws IOException {
        Files.writeString(folder.resolve("plan.md"), "# Plan\n\n## First step\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R:2", "A:Q1", "H:Q2", "E:E2", "F:plan.md:3", "D:plan.md#First step"})
    void whatIsThereIsFound(String pointer) {
        assertThat(pointers().resolve(pointer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R:0",
                "R:3",
                "R:x",
                "A:Q2",
                "H:Q1",
                "E:E3",
                "E:2",
                "F:plan.md:4",
                "F:plan.md",
                "F:gone.md:1",
                "D:plan.md#First",
                "D:plan.md",
                "D:gone.md#Plan",
                "X:1",
                "R",
                ""
            })
    void whatIsNotThereIsNot(String pointer) {
        assertThat(pointers().resolve(pointer)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"R, R:2", "D-own, D:plan.md#Plan", "D, D:old.md#Plan", "E, E:E2", "E-red, E:E1", "E-any, E:E1"})
    void aPointerIsOfTheKindThatItsTargetMakesIt(String kind, String pointer) {
        assertThat(pointers().is(PointerKind.of(kind).orElseThrow(), pointer)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"R, A:Q1", "D, D:plan.md#Plan", "E, E:E1", "E-red, E:E2"})
    void aPointerIsOfNoOtherKind(String kind, String pointer) {
        assertThat(pointers().is(PointerKind.of(kind).orElseThrow(), pointer)).isFalse();
    }

    @Test
    void anEditThatMatchesTwiceIsRefused() {
        ScriptedSession.Call edit =
                new ScriptedSession.Call("edit", Example.yaml("{path: plan.md, old: '#', new: '='}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workspace(folder).apply(edit))
                .withMessageContaining("more than once");
    }

    private Pointers pointers() {
        return new Pointers(
                new Workspace(folder),
                List.of("one", "two"),
                Set.of("Q1"),
                Set.of("Q2"),
                2,
                Set.of("plan.md"),
                run -> run == 1);
    }
}
