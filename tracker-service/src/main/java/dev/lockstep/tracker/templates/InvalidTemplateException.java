package dev.lockstep.tracker.templates;

import java.util.List;

/** A session template that can't be used: which file, and everything that is wrong with it. */
public final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final List<String> problems;

    public InvalidTemplateException(String path, List<String> problems) {
        super("The session template " + path + " can't be used:\n- " + String.join("\n- ", problems));
        this.path = path;
        this.problems = List.copyOf(problems);
    }

    public String path() {
        return path;
    }

    /** Each says where, what, and how to repair it. */
    public List<String> problems() {
        return problems;
    }
}
