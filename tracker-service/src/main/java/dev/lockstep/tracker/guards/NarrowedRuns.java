package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Build files, settings of test runners, scripts and pipelines that run fewer tests, or don't mind their failure. That
 * tests are excluded, skipped or their failure ignored is a blocker; that they are repeated or selected is major.
 */
final class NarrowedRuns implements Guard {
    private static final String RUNNER =
            "(?:mvnw?|gradlew?|pytest|unittest|tox|nox|jest|vitest|mocha|ava|karma|cypress|playwright|node --test|(?:npm|pnpm|yarn|bun)(?: run)? t(?:est)?\\b|go test|cargo (?:test|nextest)|make (?:test|check)|ctest|rspec|phpunit|dotnet test|run[-_]?tests?)";

    private static final String SCRIPTS =
            "(?:.*/)?(?:package\\.json|[^/]*\\.(?:sh|bash|zsh|mk|cmd|ps1)|Makefile|GNUmakefile|makefile|[Jj]ustfile|Taskfile\\.ya?ml|Jenkinsfile|\\.gitlab-ci\\.yml|maven\\.config|tox\\.ini|noxfile\\.py)|(?:.*/)?\\.(?:github|circleci|mvn)/.*";
    private static final String MAVEN = "(?:.*/)?pom\\.xml";
    private static final String GRADLE = "(?:.*/)?[^/]*\\.gradle(?:\\.kts)?";
    private static final String PYTEST =
            "(?:.*/)?(?:pytest\\.ini|\\.pytest\\.ini|setup\\.cfg|tox\\.ini|pyproject\\.toml|conftest\\.py)";
    private static final String SCRIPT_RUNNERS =
            "(?:.*/)?(?:package\\.json|(?:jest|vitest|vite|playwright|karma|cypress|ava)\\.[\\w.-]*\\w+|\\.mocharc[\\w.]*)";

    private static final List<Rule> RULES = List.of(
            rule(
                    MAVEN,
                    Severity.BLOCKER,
                    "ignores that tests fail",
                    "<(?:testFailureIgnore|maven\\.test\\.failure\\.ignore)>\\s*true"),
            rule(
                    MAVEN,
                    Severity.BLOCKER,
                    "skips tests",
                    "<(?:skipTests|skipITs|skipUTs|maven\\.test\\.skip(?:\\.exec)?)>\\s*true"),
            rule(
                    GRADLE,
                    Severity.BLOCKER,
                    "ignores that tests fail",
                    "\\b(?:ignoreFailures|isIgnoreFailures)\\s*=?\\s*true"),
            rule(
                    GRADLE,
                    Severity.BLOCKER,
                    "excludes tests",
                    "\\b(?:excludeTestsMatching|excludeTags|excludeTest)\\b|(?>^.*?\\bexclude\\b).*Test|(?>^.*?\\btest\\b).*\\benabled\\s*+=\\s*+false|^\\s*+tasks?\\b(?>.*?test).*enabled\\s*+=\\s*+false"),
            rule(
                    PYTEST,
                    Severity.BLOCKER,
                    "excludes tests",
                    "--ignore(?:-glob)?[= ]|--deselect|\\bcollect_ignore|\\b-k\\s*[\"']?not\\b|-m\\s*[\"']+not\\b|\\bnorecursedirs\\b|-p\\s+no:(?:unittest|python)|--collect-only"),
            rule(
                    PYTEST,
                    Severity.MAJOR,
                    "selects or repeats tests",
                    "\\b-k\\s|\\btestpaths\\b|\\bpython_(?:files|classes|functions)\\b|--reruns|--lf\\b|--last-failed\\b|xfail_strict\\s*=\\s*[fF]alse"),
            rule(
                    "(?:.*/)?conftest\\.py",
                    Severity.BLOCKER,
                    "skips tests",
                    "(?>^.*?add_marker\\s*+\\().*(?:skip|xfail)|pytest\\.skip\\(|\\bdel\\s+items|items\\[:\\]\\s*=|exitstatus\\s*=\\s*0"),
            rule(
                    SCRIPT_RUNNERS,
                    Severity.BLOCKER,
                    "excludes tests",
                    "\\b(?:testPathIgnorePatterns|modulePathIgnorePatterns|--exclude|testIgnore|grepInvert|excludeSpecPattern)\\b|^\\s*[\"']?(?:exclude|ignore)[\"']?\\s*:\\s*.*(?:test|spec)"),
            rule(
                    SCRIPT_RUNNERS,
                    Severity.MAJOR,
                    "selects or repeats tests",
                    "\\b(?:testNamePattern|testMatch|testRegex|passWithNoTests|retries|retry|retryTimes|allowOnly|dangerouslyIgnoreUnhandledErrors)\\b|--(?:passWithNoTests|testNamePattern|grep|retries|allowOnly)\\b"),
            rule(
                    SCRIPTS,
                    Severity.BLOCKER,
                    "ignores that tests fail",
                    "(?>^.*?\\b" + RUNNER
                            + "\\b).*(?:\\|\\|\\s*(?:true|:|exit\\s+0|echo|printf)(?!\\w)|;\\s*(?:true|exit\\s+0|:)\\s*(?:[\"'].*)?$|\\|\\|\\s*\\()|-Dmaven\\.test\\.failure\\.ignore(?!=false)|-DtestFailureIgnore(?!=false)|--fail-never\\b|(?:^|\\s)-fn(?:\\s|$)"),
            rule(
                    SCRIPTS,
                    Severity.BLOCKER,
                    "skips tests",
                    "-Dmaven\\.test\\.skip(?!=false)|(?>^.*?\\b(?:gradlew?|mvnw?)\\b).*(?:\\s-x\\s+\\S*[tT]est\\b|--exclude-task\\s+\\S*[tT]est\\b)|-DskipITs(?!=false)|-DskipTests(?!=false)|(?>^.*?\\bpytest\\b).*(?:--ignore|--deselect|-k\\s*[\\\\\"']*not\\b|-m\\s*[\\\\\"']*not\\b|--collect-only)|(?>^.*?\\b(?:jest|vitest)\\b).*(?:--testPathIgnorePatterns|--exclude)|-Dtest=['\"\\\\]*!"),
            rule(
                    "(?:.*/)?(?:Makefile|GNUmakefile|makefile|[^/]*\\.mk)",
                    Severity.BLOCKER,
                    "ignores that tests fail",
                    "^\\t@?-@?\\s*.*\\b" + RUNNER),
            rule(
                    "(?:.*/)?\\.github/.*|(?:.*/)?\\.gitlab-ci\\.yml",
                    Severity.BLOCKER,
                    "ignores that steps fail",
                    "\\b(?:continue-on-error|allow_failure)\\s*:\\s*true"),
            rule(
                    SCRIPTS,
                    Severity.MAJOR,
                    "goes on when a command fails",
                    "^\\s*set\\s+\\+e\\b|^\\s*set\\s+\\+o\\s+(?:errexit|pipefail)"));

    private static final Pattern SCRIPT =
            Pattern.compile("\"(test(?:[:\\w-]*)|check|verify|ci)\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
    private static final Pattern IDLE =
            Pattern.compile("\\s*(?:(?:echo\\b|printf\\b|true\\b|:|exit 0)[^&|;]*+(?:&&|;)?\\s*)*+");
    private static final Pattern RUNS = Pattern.compile("<artifactId>maven-(?:surefire|failsafe)-plugin</artifactId>");
    private static final Pattern LIMIT = Pattern.compile(
            "<(exclude|excludedGroups|excludes?File|test|skip|rerunFailingTestsCount|failIfNoTests|groups|include)>\\s*+([^<]*+)<");

    private record Rule(Pattern file, Severity severity, String words, Pattern line) {}

    @Override
    public List<FindingClaim> inspect(Change change) {
        List<FindingClaim> found = new ArrayList<>();
        for (ChangedFile file : change.files()) {
            if (file.after().isPresent()) {
                change.unchecked()
                        .look(file.path(), () -> inspect(change, file))
                        .ifPresent(found::addAll);
            }
        }
        return found;
    }

    private static List<FindingClaim> inspect(Change change, ChangedFile file) {
        List<FindingClaim> found = new ArrayList<>();
        lines(change, file, found);
        if (file.name().equals("package.json")) {
            scripts(file, found);
        }
        if (file.name().equals("pom.xml")) {
            plugins(file, found);
        }
        return found;
    }

    /** Whether files of that name run tests or say how. */
    static boolean reads(String path) {
        return RULES.stream().anyMatch(rule -> rule.file().matcher(path).matches());
    }

    private static void lines(Change change, ChangedFile file, List<FindingClaim> found) {
        List<Rule> rules = RULES.stream()
                .filter(rule -> rule.file().matcher(file.path()).matches())
                .toList();
        for (ChangedFile.Line line : rules.isEmpty() ? List.<ChangedFile.Line>of() : change.added(file)) {
            rules.stream()
                    .filter(rule -> !isComment(line.text())
                            && rule.line().matcher(Steps.in(line.text())).find())
                    .findFirst()
                    .map(rule -> claim(rule.severity(), file, rule.words(), line.text(), line.number()))
                    .ifPresent(found::add);
        }
    }

    private static boolean isComment(String line) {
        return line.strip().matches("(?s)(?:#|//|<!--|\\*).*");
    }

    /** A script that ran something and now says only that all is well. */
    private static void scripts(ChangedFile file, List<FindingClaim> found) {
        String text = file.after().orElse("");
        Map<String, String> before = new HashMap<>();
        SCRIPT.matcher(Steps.in(file.before().orElse("")))
                .results()
                .forEach(old -> before.putIfAbsent(old.group(1), old.group(2)));
        Matcher now = SCRIPT.matcher(Steps.in(text));
        while (now.find()) {
            Optional<String> was = Optional.ofNullable(before.get(now.group(1)));
            if (was.filter(old -> !isIdle(old)).isPresent() && isIdle(now.group(2))) {
                found.add(claim(
                        Severity.BLOCKER,
                        file,
                        "runs nothing for '" + now.group(1) + "'",
                        now.group(),
                        SourceText.lineAt(text, now.start())));
            }
        }
    }

    private static boolean isIdle(String script) {
        return IDLE.matcher(Steps.in(script)).matches();
    }

    /** What Surefire and Failsafe leave out; the same words mean other things to other plugins. */
    private static void plugins(ChangedFile file, List<FindingClaim> found) {
        List<String> before = new ArrayList<>(limits(file.before().orElse("")));
        String text = file.after().orElse("");
        for (String limit : limits(text)) {
            boolean known = before.remove(limit);
            boolean harmless =
                    limit.equals("<failIfNoTests>true") || (limit.startsWith("<skip>") && !limit.equals("<skip>true"));
            if (!known && !harmless) {
                boolean soft = limit.matches("<(?:rerunFailingTestsCount|failIfNoTests|groups|include|test)>.*");
                String words = soft ? "selects or repeats tests" : "excludes tests";
                String tag = limit.substring(0, limit.indexOf('>') + 1);
                found.add(claim(
                        soft ? Severity.MAJOR : Severity.BLOCKER,
                        file,
                        words,
                        limit,
                        SourceText.lineAt(text, Math.max(0, text.indexOf(tag)))));
            }
        }
    }

    private static List<String> limits(String pom) {
        String plain = Markup.without(pom, "<!--", "-->");
        List<String> limits = new ArrayList<>();
        Matcher plugin = RUNS.matcher(Steps.in(plain));
        int end = 0;
        while (end >= 0 && plugin.find(end)) {
            end = plain.indexOf("</plugin>", plugin.end());
            LIMIT.matcher(Steps.in(plain.substring(plugin.end(), Math.max(plugin.end(), end))))
                    .results()
                    .map(limit -> "<" + limit.group(1) + ">" + limit.group(2).strip())
                    .forEach(limits::add);
        }
        return limits;
    }

    private static FindingClaim claim(Severity severity, ChangedFile file, String words, String evidence, int line) {
        return Claims.of(severity, Claims.quoted(file.path()) + " " + words, evidence, file.path(), line);
    }

    private static Rule rule(String file, Severity severity, String words, String line) {
        return new Rule(Pattern.compile(file), severity, words, Pattern.compile(line));
    }
}
