package dev.lockstep.agent.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file that may be a report: what kind, by how it begins, and all of it if it is not too large. */
record ReportFile(Path path, String name, long size) {
    static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final int BEGINNING = 8 * 1024;

    static ReportFile of(Path root, Path file) throws IOException {
        return new ReportFile(file, root.relativize(file).toString(), Files.size(file));
    }

    /** What it is a report of; empty for every other file, whatever is wrong with it. */
    Optional<Kind> kind() throws IOException {
        byte[] beginning = beginning();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
            return Sarif.isBegun(new String(beginning, StandardCharsets.UTF_8))
                    ? Optional.of(Kind.WARNINGS)
                    : Optional.empty();
        }
        try (XmlReport xml = XmlReport.open(new ByteArrayInputStream(beginning))) {
            return xml.hasRoot() ? kind(xml.root()) : Optional.empty();
        } catch (UnreadableReportException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<Kind> kind(XmlReport.Element root) {
        if (JUnitXml.isRoot(root)) {
            return Optional.of(Kind.TESTS);
        }
        return JacocoXml.isRoot(root) || CoberturaXml.isRoot(root) ? Optional.of(Kind.COVERAGE) : Optional.empty();
    }

    /** All of it, in memory. */
    byte[] bytes() throws IOException, UnreadableReportException {
        if (size > MAX_BYTES) {
            throw new UnreadableReportException("is larger than " + MAX_BYTES / 1024 / 1024 + " MiB");
        }
        return read(MAX_BYTES);
    }

    private byte[] beginning() throws IOException {
        return read(BEGINNING);
    }

    private byte[] read(int most) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(most);
        }
    }
}
