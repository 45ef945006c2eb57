package dev.lockstep.localstack.script;

import java.nio.file.Path;

/** A script cannot be played as written; the message names the file and the line. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param line from 1; 0 when the fault is not at a line */
    ScriptException(Path file, int line, String problem) {
        super(file + (line > 0 ? ":" + line : "") + ": " + problem);
    }
}
