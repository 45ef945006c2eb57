package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps a test from running: annotations, decorators, calls, an early return; on it or on what is around it. */
final class Disabling {
    private static final String ARGS = "(?:\\s*\\((?:[^()]++|\\([^()]*+\\))*+\\))?";

    private static final Pattern JAVA_HEAD = Pattern.compile("@(?:[\\w.]+\\.)?(?:Disabled|Ignore)\\b" + ARGS
            + "|@(?:[\\w.]+\\.)?EnabledIf\\w*\\s*\\(\\s*(?:expression\\s*=\\s*)?\"(?:false|\\$\\{false\\}|#\\{false\\})\"[^)]*\\)"
            + "|@Test\\s*\\([^)]*enabled\\s*=\\s*false[^)]*\\)|\\bprivate\\s+(?:static\\s+|final\\s+)*void\\b");
    private static final Pattern JAVA_CONDITION =
            Pattern.compile("@(?:[\\w.]+\\.)?(?:Disabled|Enabled)(?:On|If|For|In)\\w*" + ARGS);
    private static final Pattern JAVA_BODY = Pattern.compile(
            "\\bassume(?:True|That)\\s*\\(\\s*false|\\bassumeFalse\\s*\\(\\s*true|\\bAssumptions\\s*\\.\\s*abort\\s*\\(|\\bnew\\s+(?:TestAborted|Skip|AssumptionViolated)\\w*Exception");
    private static final Pattern JAVA_ASSUMPTION =
            Pattern.compile("\\bassum(?:e|ing)[A-Z]\\w*\\s*\\(|\\bassume\\s*\\(\\)");
    private static final Pattern JAVA_RETURN =
            Pattern.compile("\\s*(?:if\\s*\\(\\s*true\\s*\\)\\s*\\{?\\s*)?return\\s*;");

    private static final Pattern PYTHON_HEAD = Pattern.compile("@(?:unittest\\.)?(?:skip|expectedFailure)\\b" + ARGS
            + "|mark\\.skip\\b" + ARGS + "|mark\\.xfail\\b(?!\\s*\\([^)]*condition)" + ARGS
            + "|skip[iI]f\\s*\\(\\s*True\\b[^)]*\\)|skipUnless\\s*\\(\\s*False\\b[^)]*\\)");
    private static final Pattern PYTHON_CONDITION = Pattern.compile("(?:skip[iI]f|skipUnless|mark\\.xfail)\\b" + ARGS);
    private static final Pattern PYTHON_BODY = Pattern.compile(
            "\\b(?:self\\.skipTest|pytest\\.skip|pytest\\.xfail|pytest\\.importorskip)\\s*\\(|\\braise\\s+(?:unittest\\.)?SkipTest\\b|\\b__test__\\s*=\\s*False");
    private static final Pattern PYTHON_RETURN = Pattern.compile(
            "\\s*(?:[rR]?\"\"\" *\"\"\"|\"[^\"\\n]*\")?\\s*(?:if\\s+True\\s*:\\s*)?return(?:\\s+None)?\\s*(?=\\n|;|$)");
    private static final Pattern PYTHON_FILE = Pattern.compile(
            "(?m)^pytestmark\\s*=[^\\n]*skip[^\\n]*|^pytest\\.skip\\s*\\([^\\n]*|^(?:raise\\s+)?unittest\\.SkipTest[^\\n]*|^__test__\\s*=\\s*False|^[ \\t]++pytestmark\\s*=[^\\n]*\\.skip[^\\n]*");

    private static final Pattern SCRIPT_HEAD = Pattern.compile(
            "^(?:x(?:it|test|describe|context|specify))\\b|^[\\w.\\s]*\\.\\s*(?:skip|todo|fixme|fails|failing)\\b(?!\\s*\\.\\s*if)|[{,]\\s*(?:skip|todo)\\s*:\\s*(?!false)[^,}]+");
    private static final Pattern SCRIPT_CONDITION = Pattern.compile("\\.\\s*(?:skipIf|runIf)\\b[^'\"`]*");
    private static final Pattern SCRIPT_BODY = Pattern.compile(
            "(?<![\\w.$])(?:t|this|ctx|context|test|it|testContext)\\s*\\.\\s*(?:skip|todo)\\s*\\(|(?<![\\w.$])pending\\s*\\(");
    private static final Pattern SCRIPT_RETURN = Pattern.compile(
            "[^{]*?(?:=>|\\bfunction\\b[^{]*)\\s*\\{\\s*(?:if\\s*\\(\\s*true\\s*\\)\\s*\\{?\\s*)?return\\s*(?:;|\\n|\\})");

    private final Routine test;
    private final List<Mark> marks = new ArrayList<>();

    private Disabling(Routine test) {
        this.test = test;
    }

    /**
     * A reason for which a test does not run.
     *
     * @param of the test, class, block or file that it stands on
     * @param certain whether it holds always
     */
    record Mark(String of, String text, String shown, int line, boolean certain) {}

    static List<Mark> of(Routine test) {
        Disabling disabling = new Disabling(test);
        switch (test.source().language()) {
            case JAVA -> disabling.java();
            case PYTHON -> disabling.python();
            case SCRIPT -> disabling.script();
        }
        return disabling.marks.stream()
                .filter(mark -> mark.certain() || !disabling.isCertain(mark.of()))
                .toList();
    }

    private boolean isCertain(String of) {
        return marks.stream().anyMatch(mark -> mark.certain() && mark.of().equals(of));
    }

    private void java() {
        heads(JAVA_HEAD, JAVA_CONDITION);
        body(JAVA_BODY, true);
        body(JAVA_ASSUMPTION, false);
        start(JAVA_RETURN);
    }

    private void python() {
        heads(PYTHON_HEAD, PYTHON_CONDITION);
        body(PYTHON_BODY, true);
        start(PYTHON_RETURN);
        for (MatchResult file : test.source().places(PYTHON_FILE)) {
            boolean certain = !file.group().contains("skipif");
            marks.add(mark("the file", file.group(), file.start(), certain));
        }
    }

    private void script() {
        heads(SCRIPT_HEAD, SCRIPT_CONDITION);
        body(SCRIPT_BODY, true);
        start(SCRIPT_RETURN);
    }

    private void heads(Pattern certain, Pattern conditional) {
        for (Scope scope : test.scopes()) {
            String head = withoutVisibility(scope.head());
            head(certain, scope.name(), head, scope.headStart(), true);
            head(conditional, scope.name(), head, scope.headStart(), false);
        }
        head(certain, test.key(), test.head(), test.headStart(), true);
        head(conditional, test.key(), test.head(), test.headStart(), false);
    }

    private static String withoutVisibility(String head) {
        return head.replaceAll("\\bprivate\\b", "       ");
    }

    private void head(Pattern pattern, String of, String head, int offset, boolean certain) {
        Matcher found = pattern.matcher(Steps.in(head));
        while (found.find()) {
            marks.add(mark(of, found.group(), offset + found.start(), certain));
        }
    }

    private void body(Pattern pattern, boolean certain) {
        Matcher found = pattern.matcher(Steps.in(test.source().code())).region(test.bodyStart(), test.bodyEnd());
        Blocks blocks = new Blocks(test);
        while (found.find()) {
            boolean always = certain
                    && !found.group().contains("importorskip")
                    && blocks.condition(found.start()).isEmpty()
                    && !blocks.isSwallowed(found.start());
            marks.add(mark(test.key(), found.group(), found.start(), always));
        }
    }

    private void start(Pattern pattern) {
        Matcher found = pattern.matcher(Steps.in(test.bodyCode()));
        if (found.lookingAt()) {
            marks.add(mark(test.key(), "return", test.bodyStart() + found.end() - 1, true));
        }
    }

    private Mark mark(String of, String text, int offset, boolean certain) {
        int at = Math.min(offset, test.bodyEnd() - 1);
        return new Mark(
                of,
                Literals.compact(text.strip()),
                test.source().lineTextAt(at),
                test.source().lineAt(at),
                certain);
    }
}
