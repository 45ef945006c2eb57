package dev.lockstep.tracker.guards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How much an assertion leaves open, from nothing checked to one value allowed. */
enum Strength {
    NOTHING,
    EXISTENCE,
    PARTIAL,
    SIZE,
    /** Equal but for order or type. */
    SIMILAR,
    EXACT;

    /** By matchers' names in lower case without underscores; the first that fits holds. */
    private static final List<Map.Entry<Pattern, Strength>> NAMES = List.of(
            named(
                    "(assert|is|to|be|has)*(not|isnot)(be)?(null|none|nil|undefined|empty|blank|nan|zero|nullvalue)\\w*",
                    EXISTENCE),
            named(
                    "to(be)?(truthy|defined|ok|exist)|(assert)?(exists?|ok|isdefined|truthy|istruthy|ispresent|isnotempty|isok)",
                    EXISTENCE),
            named("\\w*(doesnotthrow|doesnotraise|notthrow|doesnotreject)\\w*", EXISTENCE),
            named("fail|\\w*snapshot\\w*", EXISTENCE),
            named("\\w*(size\\w*|tohavelength|lengthof|haslength|calledtimes|callcount|len)", SIZE),
            named(
                    "\\w*(anyorder|containsonly|hassameelementsas|countequal|itemsequal|members|ignoring\\w*|unordered\\w*)\\w*",
                    SIMILAR),
            named("loose(deep)?equals?", SIMILAR),
            named("\\w*(not|almost|approx)\\w*equals?\\w*|isnot\\w*|not\\w*", PARTIAL),
            named(
                    "(assert|to|be|is|deep|strict|have|array|iterable|lines|sequence|dict|list|multiline|frame|series)*(equals?|eq|eql|same|identical)\\w*",
                    EXACT),
            named(
                    "tobe|be|is|to|isa|(assert|is|to|be)*(none|null|undefined|nan|empty|zero|blank|nullvalue|nullorempty|absent|notpresent)",
                    EXACT),
            named(
                    "containsexactly\\w*|containsentry|tohavebeen\\w*calledwith|\\w*calledonce\\w*|\\w*calledwith|\\w*notcalled|assertnotcalled",
                    EXACT),
            named(
                    "\\w*(throw|thrown|raise|reject|warn)\\w*|isexactlyinstanceof|hasmessage|hasstatus\\w*|statuscode|andexpect|verify\\w*",
                    EXACT));

    static Strength of(String matcher) {
        String name = matcher.toLowerCase(Locale.ROOT).replace("_", "");
        return NAMES.stream()
                .filter(entry -> entry.getKey().matcher(name).matches())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(PARTIAL);
    }

    boolean isAtLeast(Strength other) {
        return compareTo(other) >= 0;
    }

    private static Map.Entry<Pattern, Strength> named(String regex, Strength strength) {
        return Map.entry(Pattern.compile(regex), strength);
    }
}
