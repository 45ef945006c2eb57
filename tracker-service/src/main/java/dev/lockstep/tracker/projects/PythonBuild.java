package dev.lockstep.tracker.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Python, tested by pytest or unittest. What it depends on goes into a virtual environment in the project's cache. */
final class PythonBuild implements BuildSystem {
    private static final String PROJECT = "pyproject.toml";
    private static final String PYTHON = "\"$LOCKSTEP_CACHE/venv/bin/python\"";
    private static final String SETUP = "python3 -m venv \"$LOCKSTEP_CACHE/venv\" && " + PYTHON + " -m pip install -q ";

    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        Optional<String> seenIn = Stream.of(PROJECT, "setup.py", "setup.cfg", "requirements.txt", "tox.ini")
                .filter(files::has)
                .findFirst()
                .or(() -> files.paths().stream().filter(PythonBuild::isTest).findFirst());
        return seenIn.map(file -> commands(file, files)).orElse(List.of());
    }

    private static List<ProposedCommand> commands(String seenIn, RepositoryFiles files) {
        String settings = Stream.of(PROJECT, "setup.cfg", "tox.ini", "requirements.txt", "requirements-dev.txt")
                .flatMap(file -> files.text(file).stream())
                .reduce("", (all, text) -> all + "\n" + text);
        Optional<ProposedCommand> setup = setup(settings, files);
        String python = setup.isPresent() ? PYTHON : "python3";
        // What is not installed is found by its path alone.
        String tested = setup.isEmpty() && hasSourcesApart(files) ? "PYTHONPATH=src " + python : python;
        List<ProposedCommand> commands = new ArrayList<>(setup.stream().toList());
        commands.add(new ProposedCommand("build", python + " -m compileall -q .", seenIn));
        commands.add(test(tested, settings, files, seenIn));
        String runner = settings.contains("pytest") ? " -m pytest -q " : " -m unittest -v ";
        commands.add(new ProposedCommand("test-one", tested + runner + "{test}", seenIn));
        if (settings.contains("ruff")) {
            commands.add(new ProposedCommand("lint", python + " -m ruff check .", seenIn));
        } else if (settings.contains("flake8")) {
            commands.add(new ProposedCommand("lint", python + " -m flake8", seenIn));
        }
        if (settings.contains("mypy")) {
            commands.add(new ProposedCommand("type-check", python + " -m mypy .", seenIn));
        }
        if (settings.contains("pytest-cov")) {
            commands.add(new ProposedCommand(
                    "coverage", "COVERAGE_FILE=\"$LOCKSTEP_CACHE/coverage\" " + python + " -m pytest --cov", seenIn));
        }
        return commands;
    }

    private static Optional<ProposedCommand> setup(String settings, RepositoryFiles files) {
        List<String> wanted = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String requirements : List.of("requirements.txt", "requirements-dev.txt", "dev-requirements.txt")) {
            if (files.text(requirements).filter(text -> !text.isBlank()).isPresent()) {
                wanted.add("-r " + requirements);
                seen.add(requirements);
            }
        }
        boolean installable = settings.contains("[build-system]") || files.has("setup.py");
        if (installable && settings.contains("dependencies")) {
            wanted.add(
                    settings.contains("[project.optional-dependencies]") && settings.contains("test = [")
                            ? "-e '.[test]'"
                            : "-e .");
            seen.add(files.has(PROJECT) ? PROJECT : "setup.py");
        }
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProposedCommand("setup", SETUP + String.join(" ", wanted), seen.getFirst()));
    }

    private static ProposedCommand test(String python, String settings, RepositoryFiles files, String seenIn) {
        if (settings.contains("pytest")) {
            return new ProposedCommand("test", python + " -m pytest -q", seenIn);
        }
        String folder = files.paths().stream()
                .filter(PythonBuild::isTest)
                .findFirst()
                .map(path -> path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : ".")
                .orElse(".");
        boolean isPackage = folder.equals(".") || files.has(folder + "/__init__.py");
        String discovery = isPackage ? " -m unittest discover -v" : " -m unittest discover -v -s " + folder;
        return new ProposedCommand("test", python + discovery, seenIn);
    }

    private static boolean hasSourcesApart(RepositoryFiles files) {
        return files.paths().stream().anyMatch(path -> path.matches("src/[^/]+/__init__\\.py"));
    }

    private static boolean isTest(String path) {
        return path.matches("(.*/)?test_[^/]*\\.py") || path.matches("(.*/)?[^/]*_test\\.py");
    }
}
