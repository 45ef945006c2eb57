package dev.lockstep.agent.reports;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Reported;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reports that one run of a command leaves in a workspace, wherever they are, known by what is in them. The command
 * can forge them as it likes: they are worth no more than its output, and nobody takes them for its exit code.
 */
public final class BuildReports {
    private final Path root;
    private final FileTime begun;

    private BuildReports(Path root, FileTime begun) {
        this.root = root;
        this.begun = begun;
    }

    /**
     * What the reports say.
     *
     * @param tests by JUnit XML; null where there was none
     * @param reported null where there were no reports
     * @param unread reports that could not be read, each with the reason; what others of their kind say is left out
     */
    public record Found(
            @Nullable TestCounts tests, @Nullable Reported reported, List<String> unread) {}

    /** Looks at the clock before the run; nothing that was there until now counts. */
    public static BuildReports before(Path workspace) throws IOException {
        Path root = workspace.toRealPath();
        return new BuildReports(root, FreshFiles.now(Objects.requireNonNullElse(root.getParent(), root)));
    }

    /** Reads them after the run. The changed lines, by path from the workspace's root, are only asked for when needed. */
    public Found read(Supplier<Map<String, BitSet>> changedLines) {
        ReportReading reading = new ReportReading();
        try {
            for (Path file : FreshFiles.below(root, begun)) {
                reading.read(root, file);
            }
        } catch (UnreadableReportException e) {
            reading.giveUp("The workspace " + e.getMessage());
        } catch (IOException e) {
            reading.giveUp("The workspace can't be searched for reports");
        }
        return reading.found(changedLines);
    }
}
