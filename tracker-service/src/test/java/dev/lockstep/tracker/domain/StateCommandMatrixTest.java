package dev.lockstep.tracker.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state against every command. The table says of each cell what happens: the events, {@code nothing} where a
 * repeat is harmless, or the kind and the words of the refusal.
 */
class StateCommandMatrixTest {
    private static final String TABLE = "state-command-matrix.txt";

    record Cell(String state, String command, String expected) {
        static Cell of(String line) {
            String[] parts = line.split("\\|", 3);
            return new Cell(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }
    }

    static Stream<Arguments> cells() {
        return table().stream()
                .map(cell -> arguments(named(cell.state() + " + " + cell.command() + " = " + cell.expected(), cell)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void theCellIsAsTheTableSays(Cell cell) {
        DrivenCycle driven =
                Objects.requireNonNull(MatrixStates.all().get(cell.state())).get();
        Command command =
                Objects.requireNonNull(MatrixCommands.all().get(cell.command())).apply(driven.state());

        Outcome outcome = driven.outcomeOf(command);

        assertThat(describe(outcome)).isEqualTo(cell.expected());
    }

    @Test
    void theTableHasEachStateAndCommandOnce() {
        List<String> wanted = MatrixStates.all().keySet().stream()
                .flatMap(state -> MatrixCommands.all().keySet().stream().map(command -> state + "+" + command))
                .toList();

        List<String> cells = table().stream()
                .map(cell -> cell.state() + "+" + cell.command())
                .toList();

        assertThat(cells).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void theRowsAndColumnsCoverEveryKindOfStateAndCommand() {
        Set<Class<?>> seen = new HashSet<>();

        MatrixStates.all().values().forEach(state -> {
            Cycle cycle = state.get().state();
            seen.add(cycle.stage().getClass());
            seen.add(Moves.latest(cycle).state().getClass());
            MatrixCommands.all()
                    .values()
                    .forEach(command -> seen.add(command.apply(cycle).getClass()));
        });

        assertThat(seen)
                .containsAll(leaves(Stage.class))
                .containsAll(leaves(LegState.class))
                .containsAll(leaves(Command.class));
    }

    static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted when accepted.events().isEmpty() -> "nothing";
            case Outcome.Accepted accepted -> String.join(" ", DrivenCycle.namesOf(accepted.events()));
            case Outcome.Rejected rejected ->
                rejected.rejection().kind() + ": "
                        + rejected.rejection().detail().replace(DrivenCycle.ID.toString(), "{cycle}");
        };
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(part -> leaves(part).stream())
                        .collect(Collectors.toSet())
                : Set.of(type);
    }

    private static List<Cell> table() {
        try (InputStream in = Objects.requireNonNull(StateCommandMatrixTest.class.getResourceAsStream(TABLE))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Cell::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
