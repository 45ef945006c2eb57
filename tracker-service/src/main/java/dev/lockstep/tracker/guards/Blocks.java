package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around a statement within its routine: conditions that may skip it, handlers that may swallow its failure. */
final class Blocks {
    private static final Pattern CONDITION = Pattern.compile("(?s).*?\\b(?:if|elif)\\b(.*)");
    private static final Pattern INLINE = Pattern.compile("\\s*(?:else\\s+)?if\\s*(?=\\()");
    private static final Pattern SHORT_CUT =
            Pattern.compile("(?s)[^=]*(?:&&|\\|\\||\\?)\\s*(?:await\\s*)?(?:(?:expect|assert)\\w*\\b.*)?");
    private static final Pattern RETURN =
            Pattern.compile("\\breturn\\b[ \\t]*(?:(?:None|undefined|null|void 0)[ \\t]*)?(?:;|\\n|\\}|$)");
    private static final Pattern BRANCH = Pattern.compile("(?s)\\s*(?:else\\s+)?(?:if|elif|else)\\b.*");
    private static final String RETHROWN = "(?s).*\\b(?:throw|raise|fail|assert\\w*|expect|pytest\\.fail|done)\\b.*";
    private static final Pattern JAVA_CATCH = Pattern.compile(
            "\\s*catch\\s*\\([^)]*\\b(?:Throwable|Error|AssertionError|AssertionFailedError)\\b[^)]*\\)\\s*\\{");
    private static final Pattern CATCH = Pattern.compile("\\s*catch\\s*\\([^)]*\\)\\s*\\{");
    private static final Pattern SCRIPT_CATCH = Pattern.compile("\\s*catch\\s*(?:\\([^)]*\\))?\\s*\\{");
    private static final Pattern PYTHON_EXCEPT =
            Pattern.compile("except\\s*(?::|[^:]*\\b(?:Exception|BaseException|AssertionError)\\b.*)(?s:.*)");
    private static final Pattern SUPPRESS =
            Pattern.compile("(?s).*\\bsuppress\\s*\\([^)]*\\b(?:Exception|BaseException|AssertionError)\\b.*");

    /** Characters; what is longer is no statement that a person wrote. */
    private static final int MAX_STATEMENT = 4000;

    private final Routine routine;
    private final SourceText source;
    private final List<Return> returns;

    Blocks(Routine routine) {
        this.routine = routine;
        this.source = routine.source();
        this.returns = returns();
    }

    /** The condition under which alone the statement there runs; empty if there is none. */
    String condition(int offset) {
        String around = around(offset);
        return around.isEmpty() ? returned(offset) : around;
    }

    private String around(int offset) {
        if (source.language() == Language.PYTHON) {
            return pythonHeads(offset).stream()
                    .map(line -> source.plain().substring(line.start(), line.end()))
                    .filter(head -> head.startsWith("if ") || head.startsWith("if(") || head.startsWith("elif "))
                    .findFirst()
                    .map(head -> Literals.compact(head.lines().findFirst().orElse(head)))
                    .orElse("");
        }
        int start = statementStart(offset);
        String prefix = source.plain().substring(start, offset);
        Matcher inline = INLINE.matcher(Steps.in(prefix));
        if (inline.lookingAt()) {
            int open = start + inline.end();
            return Literals.compact("if " + source.plain().substring(open, source.closing(open) + 1));
        }
        if (SHORT_CUT.matcher(Steps.in(prefix)).matches()) {
            return Literals.compact("if " + prefix);
        }
        for (int open : braces(offset)) {
            Matcher head = CONDITION.matcher(Steps.in(source.plain().substring(statementStart(open), open)));
            if (head.matches()) {
                return Literals.compact("if " + head.group(1));
            }
        }
        return "";
    }

    /** The condition of a return before the statement, in the same function; "if false" if it has none. */
    private String returned(int offset) {
        List<String> own = heads(offset);
        for (Return early : returns) {
            if (early.offset() >= offset) {
                return "";
            }
            List<String> heads = new ArrayList<>(early.heads());
            own.forEach(heads::remove);
            if (heads.stream().allMatch(head -> BRANCH.matcher(Steps.in(head)).matches())) {
                return heads.isEmpty() && early.condition().isEmpty()
                        ? "if false"
                        : "after return " + early.condition();
            }
        }
        return "";
    }

    private List<Return> returns() {
        List<Return> found = new ArrayList<>();
        Matcher early = RETURN.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (early.find()) {
            found.add(new Return(early.start(), heads(early.start()), around(early.start())));
        }
        return List.copyOf(found);
    }

    /** A return without a value, what introduces the blocks around it, and under which condition it stands. */
    private record Return(int offset, List<String> heads, String condition) {}

    /** What introduces the blocks around, without where they stand. */
    private List<String> heads(int offset) {
        if (source.language() == Language.PYTHON) {
            return pythonHeads(offset).stream()
                    .map(line -> source.plain().substring(line.start(), line.end()))
                    .toList();
        }
        return braces(offset).stream()
                .map(open -> source.plain().substring(statementStart(open), open))
                .toList();
    }

    /** Whether the assertion there may fail without anyone hearing of it. */
    boolean isSwallowed(int offset) {
        if (source.language() == Language.PYTHON) {
            return pythonHeads(offset).stream().anyMatch(this::swallows);
        }
        Pattern handler = source.language() == Language.JAVA ? JAVA_CATCH : SCRIPT_CATCH;
        return braces(offset).stream().anyMatch(open -> swallows(open, handler))
                || (source.language() == Language.SCRIPT && isForgotten(offset));
    }

    private boolean swallows(int open, Pattern handler) {
        if (!Steps.matches(source.code().substring(statementStart(open), open), "(?s)\\s*try\\b.*")) {
            return false;
        }
        int at = source.closing(open) + 1;
        Matcher caught = handler.matcher(Steps.in(source.code()));
        while (at < source.code().length()) {
            if (caught.region(at, source.code().length()).lookingAt()) {
                int close = source.closing(caught.end() - 1);
                return !Steps.matches(source.code().substring(caught.end(), Math.max(caught.end(), close)), RETHROWN);
            }
            Matcher other = CATCH.matcher(Steps.in(source.code()))
                    .region(at, source.code().length());
            if (!other.lookingAt()) {
                return false;
            }
            at = source.closing(other.end() - 1) + 1;
        }
        return false;
    }

    /** {@code expect(…).…().catch(() => {})} */
    private boolean isForgotten(int offset) {
        int end = source.code().indexOf(';', offset);
        String rest =
                source.code().substring(offset, Math.min(offset + MAX_STATEMENT, end < 0 ? routine.bodyEnd() : end));
        return Steps.matches(
                rest, "(?s).*\\.catch\\s*\\(\\s*\\(?\\w*\\)?\\s*=>\\s*\\{?\\s*(?:null|undefined)?\\s*\\}?\\s*\\).*");
    }

    private boolean swallows(PythonLines.Line head) {
        String code = source.code().substring(head.start(), head.end());
        if (SUPPRESS.matcher(Steps.in(code)).matches()) {
            return true;
        }
        if (!code.startsWith("try")) {
            return false;
        }
        List<PythonLines.Line> lines = source.lines().lines();
        for (int at = head.at() + 1; at < lines.size(); at++) {
            PythonLines.Line line = lines.get(at);
            if (line.indent() < head.indent()) {
                return false;
            }
            if (line.indent() == head.indent()) {
                String clause = source.code().substring(line.start(), line.end());
                if (!clause.startsWith("except")) {
                    return false;
                }
                if (PYTHON_EXCEPT.matcher(Steps.in(clause)).matches()) {
                    return !Steps.matches(
                            source.code().substring(line.end(), source.lines().blockEnd(at)), RETHROWN);
                }
            }
        }
        return false;
    }

    /** The lines that introduce the blocks around, the innermost first. */
    private List<PythonLines.Line> pythonHeads(int offset) {
        return source.lines().headsAround(offset, routine.bodyStart());
    }

    /** Offsets of the braces open there, the innermost first. */
    private List<Integer> braces(int offset) {
        return source.brackets().bracesAround(offset, routine.bodyStart());
    }

    private int statementStart(int offset) {
        int depth = 0;
        int limit = Math.max(routine.bodyStart(), offset - MAX_STATEMENT);
        for (int at = offset - 1; at >= limit; at--) {
            char c = source.code().charAt(at);
            depth -= c == '(' || c == ')' ? SourceText.nesting(c) : 0;
            if (depth < 0 || (depth == 0 && ";{}".indexOf(c) >= 0)) {
                return at + 1;
            }
        }
        return limit;
    }
}
