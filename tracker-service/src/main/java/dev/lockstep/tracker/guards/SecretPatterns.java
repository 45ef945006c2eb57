package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What secrets look like, by the forms that their issuers give them, or by a telling name and a value hard to guess. */
final class SecretPatterns {
    /** Characters of a secret that may be shown. */
    private static final int SHOWN = 4;

    /** Bits in each character; words and numbers that people choose have fewer. */
    private static final double MIN_ENTROPY = 3.0;

    private static final List<Map.Entry<String, Pattern>> ISSUED = List.of(
            form("a private key", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\\\n|\\s)*[A-Za-z0-9+/=]*"),
            form("an AWS access key", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            form("a GitHub token", "\\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})"),
            form("a GitLab token", "\\bglpat-[A-Za-z0-9_-]{18,}"),
            form("a Slack token", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
            form("a Google API key", "\\bAIza[A-Za-z0-9_-]{30,}"),
            form("a Stripe key", "\\b[sr]k_live_[A-Za-z0-9]{16,}"),
            form("a model provider's API key", "\\bsk-(?:proj-|ant-|or-)?[A-Za-z0-9_-]{20,}"),
            form("a JSON web token", "\\beyJ[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}"),
            form("an npm token", "\\bnpm_[A-Za-z0-9]{30,}"));

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(?:pass(?:word|wd|phrase)|secret|token|api[_.-]?key|access[_.-]?key|private[_.-]?key|credentials?)[\\w.-]{0,60}+[\"']?\\s*+(?::[ \\w]*=|[:=]|=>)\\s*[\"']?(?<value>[^\\s\"',;<>(){}]{12,})");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(?:example|changeme|change-me|placeholder|dummy|sample|your[_-]|xxxx|\\*{3}|\\.{3}|redacted|fake|test[_-]|_test|not[_-]?a[_-]?|insecure|012345|123456|abcdef|foobar|lorem).*|(?i)\\$\\{.*|<.*>|.*(?:process\\.env|os\\.environ|getenv|System\\.getProperty|secrets\\.|vault|\\$\\{|\\{\\{).*|(.)\\1*|(?i)(?:test|secret|password|token)[\\w-]*");

    private static final Pattern CODE =
            Pattern.compile("[A-Za-z_$][\\w$]*(?:[.\\[:/][\\w$.\\[\\]/:-]*)+|[A-Za-z]+|[A-Z_]+|[a-z]+(?:[-_][a-z]+)+");

    private SecretPatterns() {}

    /** What kind of secret, and where in the text. */
    record Secret(String kind, int start, int end) {}

    static List<Secret> in(String text) {
        List<Secret> found = new ArrayList<>();
        for (Map.Entry<String, Pattern> issued : ISSUED) {
            issued.getValue()
                    .matcher(Steps.in(text))
                    .results()
                    .filter(match -> !isPlaceholder(match.group()))
                    .map(match -> new Secret(issued.getKey(), match.start(), match.end()))
                    .forEach(found::add);
        }
        if (found.isEmpty()) {
            Matcher named = NAMED.matcher(Steps.in(text));
            while (named.find()) {
                if (isHardToGuess(named.group("value"))) {
                    found.add(new Secret("a secret", named.start("value"), named.end("value")));
                }
            }
        }
        return found;
    }

    /** The text with all but the first characters of each secret replaced, also of those that may be placeholders. */
    static String masked(String text) {
        String masked = text;
        for (Map.Entry<String, Pattern> issued : ISSUED) {
            masked = issued.getValue()
                    .matcher(Steps.in(masked))
                    .replaceAll(match -> Matcher.quoteReplacement(mask(match)));
        }
        return NAMED.matcher(Steps.in(masked)).replaceAll(match -> Matcher.quoteReplacement(maskValue(match)));
    }

    private static String mask(MatchResult match) {
        return match.group().substring(0, SHOWN) + "…";
    }

    private static String maskValue(MatchResult match) {
        String value = match.group("value");
        return isHardToGuess(value)
                ? match.group().substring(0, match.start("value") - match.start()) + value.substring(0, SHOWN) + "…"
                : match.group();
    }

    private static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(Steps.in(value)).matches();
    }

    private static boolean isHardToGuess(String value) {
        return !isPlaceholder(value)
                && !CODE.matcher(Steps.in(value)).matches()
                && value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter)
                && entropy(value) >= MIN_ENTROPY;
    }

    /** Shannon's, by the characters' own frequencies. */
    private static double entropy(String value) {
        double sum = 0;
        for (int c : value.toLowerCase(Locale.ROOT).chars().distinct().toArray()) {
            double share = (double) value.toLowerCase(Locale.ROOT)
                            .chars()
                            .filter(other -> other == c)
                            .count()
                    / value.length();
            sum -= share * Math.log(share) / Math.log(2);
        }
        return sum;
    }

    private static Map.Entry<String, Pattern> form(String kind, String regex) {
        return Map.entry(kind, Pattern.compile(regex));
    }
}
