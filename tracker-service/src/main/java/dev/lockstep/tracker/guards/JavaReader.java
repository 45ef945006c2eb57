package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds methods and test methods of JUnit 3, 4 and 5 and of TestNG. */
final class JavaReader {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");
    private static final Pattern METHOD = Pattern.compile("(?<![.\\w@])([A-Za-z_$][\\w$]*)\\s*\\(");
    private static final Pattern BODY = Pattern.compile("\\s*(?:throws\\s+[\\w.,\\s]+)?\\{");
    private static final Pattern TEST = Pattern.compile(
            "@(?:[\\w.]+\\.)?(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Theory|CartesianTest)\\b");
    private static final Pattern OLD_TEST = Pattern.compile("\\bpublic\\s+void\\s+test\\w*\\s*\\(");
    private static final Pattern OLD_CLASS = Pattern.compile("\\bextends\\s+\\w*TestCase\\b");
    private static final Set<String> NO_NAMES =
            Set.of("if", "for", "while", "switch", "catch", "synchronized", "try", "return", "super", "this");
    private static final Pattern CREATION = Pattern.compile("(?s).*\\b(?:new|record)\\s+[\\w.<>]*\\s*");

    private final SourceText source;

    private JavaReader(SourceText source) {
        this.source = source;
    }

    static List<Routine> read(SourceText source) {
        JavaReader reader = new JavaReader(source);
        return reader.methods(reader.types());
    }

    private List<Scope> types() {
        List<Scope> types = new ArrayList<>();
        Matcher type = TYPE.matcher(Steps.in(source.code()));
        while (type.find()) {
            int open = source.code().indexOf('{', type.end());
            if (open >= 0) {
                int start = headStart(type.start());
                String head = source.plain().substring(start, open);
                types.add(new Scope(type.group(1), head, start, open, source.closing(open)));
            }
        }
        return types;
    }

    private List<Routine> methods(List<Scope> types) {
        List<Routine> methods = new ArrayList<>();
        Matcher method = METHOD.matcher(Steps.in(source.code()));
        while (method.find()) {
            int close = source.closing(method.end() - 1);
            Matcher body = BODY.matcher(Steps.in(source.code()))
                    .region(
                            Math.min(close + 1, source.code().length()),
                            source.code().length());
            int start = headStart(method.start());
            if (body.lookingAt() && isDeclared(method.group(1), start, method.start())) {
                methods.add(method(types, method, start, body.end() - 1));
            }
        }
        return methods;
    }

    private Routine method(List<Scope> types, Matcher name, int start, int open) {
        List<Scope> around = Scope.around(types, open);
        String head = source.plain().substring(start, open);
        boolean test =
                TEST.matcher(Steps.in(source.code().substring(start, open))).find()
                        || (OLD_TEST.matcher(Steps.in(head)).find()
                                && around.stream().anyMatch(type -> OLD_CLASS
                                        .matcher(Steps.in(type.head()))
                                        .find()));
        return new Routine(
                source, name.group(1), test, around, head, start, name.start(), open + 1, source.closing(open));
    }

    /** A call with a lambda or an anonymous class has no type before its name, or it follows {@code new}. */
    private boolean isDeclared(String name, int start, int nameStart) {
        String before = source.code().substring(start, nameStart);
        return !NO_NAMES.contains(name)
                && !before.isBlank()
                && !Steps.matches(before.strip(), "(?s).*(?:[=(,:?&|+-]|->|\\b(?:return|else|throw|yield|do))")
                && !CREATION.matcher(Steps.in(before)).matches();
    }

    /** Where the declaration that names something there begins, annotations included. */
    private int headStart(int name) {
        int depth = 0;
        int at = name - 1;
        while (at >= 0 && (depth > 0 || ";{}".indexOf(source.code().charAt(at)) < 0)) {
            depth += switch (source.code().charAt(at)) {
                case ')' -> 1;
                case '(' -> -1;
                default -> 0;
            };
            if (depth < 0) {
                return at + 1;
            }
            at--;
        }
        return source.skipBlank(at + 1);
    }
}
