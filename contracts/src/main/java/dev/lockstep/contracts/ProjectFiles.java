package dev.lockstep.contracts;

import java.util.List;

/** The files in which a project says, before any cycle, how it is to be worked on. */
public final class ProjectFiles {
    /** What it sets for itself, on its default branch. */
    public static final String SETTINGS = ".lockstep/project.yaml";

    /** What every agent should know; each session is given those that there are. */
    public static final List<String> INSTRUCTIONS = List.of("AGENTS.md", "CLAUDE.md", "CONTRIBUTING.md");

    private ProjectFiles() {}
}
