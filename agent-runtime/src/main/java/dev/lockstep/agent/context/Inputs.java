package dev.lockstep.agent.context;

import dev.lockstep.agent.loop.MarkedText;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.TurnBody.ManifestEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects what a session is given. Nothing gets into the text without an entry in the manifest. */
final class Inputs {
    private final List<ManifestEntry> manifest = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** Gives a file; the digest is that of its bytes. */
    void give(String name, String path, byte[] bytes) {
        give(name, path, Sha256.of(bytes), new String(bytes, StandardCharsets.UTF_8));
    }

    /** Gives a text. */
    void give(String name, String path, String content) {
        give(name, path, Sha256.of(content), content);
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
