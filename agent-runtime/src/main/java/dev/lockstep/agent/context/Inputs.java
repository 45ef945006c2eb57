package dev.lockstep.agent.context;

import dev.lockstep.agent.loop.MarkedText;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.TurnBody.ManifestEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects what a session is given. Nothing gets into the text without an entry in the manifest. */
final class Inputs {
    private final boolean canRead;
    private final List<ManifestEntry> manifest = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** {@code canRead} tells whether the session has the tool that shows the rest of a file that is cut. */
    Inputs(boolean canRead) {
        this.canRead = canRead;
    }

    /** Gives a file, cut if it is large; the digest is that of all its bytes. */
    void give(String name, String path, byte[] bytes) {
        String content = Cut.file(new String(bytes, StandardCharsets.UTF_8), path, canRead);
        give(name, path, Sha256.of(bytes), content);
    }

    /** Gives a text. */
    void give(String name, String path, String content) {
        give(name, path, Sha256.of(content), content);
    }

    /** Says that a file is not there. */
    void miss(String name, String path) {
        give(name, path, ManifestEntry.ABSENT, "There is no such file yet.");
    }

    private void give(String name, String path, String sha256, String content) {
        manifest.add(new ManifestEntry(name, path, sha256));
        text.append("<doc path=\"")
                .append(MarkedText.attribute(path))
                .append("\" sha256=\"")
                .append(sha256)
                .append("\">\n")
                .append(MarkedText.escaped(content))
                .append(content.endsWith("\n") ? "" : "\n")
                .append("</doc>\n\n");
    }

    /** Lists something that the session is given elsewhere. */
    void list(String name, String path, String sha256) {
        manifest.add(new ManifestEntry(name, path, sha256));
    }

    String text() {
        return text.toString();
    }

    List<ManifestEntry> manifest() {
        return List.copyOf(manifest);
    }
}
