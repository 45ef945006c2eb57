package dev.lockstep.cli.demo;

import dev.lockstep.cli.client.ClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an example's commands need besides a JDK.
 *
 * @param programs to be found in {@link #FOLDERS}
 * @param junit whether JUnit's console has to be in the project's cache
 */
public record Needs(List<String> programs, boolean junit) {
    /** Where commands look for programs; they don't see the {@code PATH} of whoever starts the demo. */
    static final List<Path> FOLDERS = List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"), Path.of("/bin"));

    static final Needs NOTHING = new Needs(List.of(), false);

    public Needs(@Nullable List<String> programs, boolean junit) {
        this.programs = programs == null ? List.of() : List.copyOf(programs);
        this.junit = junit;
    }

    /**
     * Looks for the programs.
     *
     * @throws ClientException.Usage naming those that are in none of the folders
     */
    void require(String example, List<Path> folders) {
        List<String> missing = programs.stream()
                .filter(program -> folders.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program))))
                .toList();
        if (!missing.isEmpty()) {
            String names = String.join(" and ", missing);
            throw new ClientException.Usage("The example '" + example + "' needs " + names + ", but none of "
                    + String.join(", ", folders.stream().map(Path::toString).toList())
                    + " has it, and its commands look nowhere else. Install " + names
                    + " there (on Debian: apt-get install " + String.join(" ", missing) + "), then try again");
        }
    }
}
