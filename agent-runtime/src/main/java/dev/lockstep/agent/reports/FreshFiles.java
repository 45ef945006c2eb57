package dev.lockstep.agent.reports;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files of a folder that changed since a moment and may be reports by their names. Links are neither followed nor
 * taken. A copy of a file that was there before, as builds make of test data, is no report of the run.
 */
final class FreshFiles extends SimpleFileVisitor<Path> {
    static final int MOST = 200_000;
    private static final int MAX_DEPTH = 64;
    private static final String CHANGED = "unix:ctime";
    private static final long LONGEST_TICK_NANOS = 50_000_000;

    private final FileTime since;
    private final List<Path> fresh = new ArrayList<>();
    private final Map<String, List<Path>> older = new HashMap<>();
    private int seen;

    private FreshFiles(FileTime since) {
        this.since = since;
    }

    /**
     * A moment after every change so far, by the clock of the folder's file system, to compare its files with. The
     * kernel keeps the time of the last change by itself, so that no command sets it; it keeps it by ticks of some
     * milliseconds, so that the next one is waited for.
     */
    static FileTime now(Path folder) throws IOException {
        Path mark = Files.createTempFile(folder, "run", ".mark");
        try {
            FileTime soFar = changedAt(mark);
            FileTime now = soFar;
            long begun = System.nanoTime();
            while (now.compareTo(soFar) <= 0 && System.nanoTime() - begun < LONGEST_TICK_NANOS) {
                Files.setLastModifiedTime(mark, soFar);
                now = changedAt(mark);
            }
            return now;
        } finally {
            Files.delete(mark);
        }
    }

    /**
     * Those below the folder, in order of their names.
     *
     * @throws UnreadableReportException when there are too many files to look at
     */
    static List<Path> below(Path root, FileTime since) throws IOException, UnreadableReportException {
        FreshFiles files = new FreshFiles(since);
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, files);
        if (files.seen > MOST) {
            throw new UnreadableReportException("holds more than " + MOST + " files");
        }
        List<Path> reports = new ArrayList<>();
        for (Path file : files.fresh) {
            if (!files.isCopy(file)) {
                reports.add(file);
            }
        }
        reports.sort(null);
        return reports;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        return name.equals("node_modules") || name.equalsIgnoreCase(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (++seen > MOST) {
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isRegularFile() && mayBeReport(file)) {
            if (changedAt(file).compareTo(since) >= 0) {
                fresh.add(file);
            } else {
                older.computeIfAbsent(key(file, attributes.size()), key -> new ArrayList<>())
                        .add(file);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    /** What can't be looked into holds no report. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
        return FileVisitResult.CONTINUE;
    }

    private boolean isCopy(Path file) throws IOException {
        for (Path earlier : older.getOrDefault(key(file, Files.size(file)), List.of())) {
            if (Files.mismatch(earlier, file) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeReport(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xml") || name.endsWith(".sarif") || name.endsWith(".json");
    }

    private static String key(Path file, long size) {
        return size + " " + file.getFileName();
    }

    private static FileTime changedAt(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, CHANGED, LinkOption.NOFOLLOW_LINKS);
    }
}
