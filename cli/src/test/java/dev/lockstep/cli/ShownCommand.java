package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A command line as a document shows it, or an option named alone. */
record ShownCommand(String line) {
    private static final Pattern WORD = Pattern.compile("((?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+)");

    /** Options of the script itself, by its own commands. */
    private static final Map<String, List<String>> OF_THE_SCRIPT =
            Map.of("test", List.of("--unit", "--help"), "bench", List.of("--help"));

    /** What it names that is not there. */
    List<String> problems(CommandLine root) {
        List<String> words = Documents.all(WORD, line).stream()
                .takeWhile(word -> !word.startsWith("#") && !word.equals("|") && !word.equals("&&"))
                .toList();
        if (words.getFirst().startsWith("--")) {
            return known(root, words.getFirst()) ? List.of() : List.of("no command has " + words.getFirst());
        }
        return ofCommand(root, words.subList(1, words.size()));
    }

    private List<String> ofCommand(CommandLine root, List<String> words) {
        List<String> problems = new ArrayList<>();
        CommandLine command = root;
        List<String> own = List.of();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.startsWith("-")) {
                if (!command.getCommandSpec().optionsMap().containsKey(name(word)) && !own.contains(word)) {
                    problems.add(line + ": " + command.getCommandName() + " has no option " + word);
                }
            } else if (command == root && OF_THE_SCRIPT.containsKey(word)) {
                own = OF_THE_SCRIPT.getOrDefault(word, List.of());
            } else if (command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
            } else if (command == root && own.isEmpty()) {
                problems.add(line + ": there is no command " + word);
            }
        }
        return problems;
    }

    private static boolean known(CommandLine root, String option) {
        return OF_THE_SCRIPT.values().stream().anyMatch(options -> options.contains(option))
                || all(root)
                        .anyMatch(
                                command -> command.getCommandSpec().optionsMap().containsKey(name(option)));
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ShownCommand::all));
    }

    private static String name(String option) {
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end);
    }
}
