package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cases that a parameterized test is given: in annotations, decorators, tables, and lists that those name. */
final class Rows {
    private static final Pattern JAVA_SOURCE =
            Pattern.compile("@(?:[\\w.]+\\.)?(ValueSource|CsvSource|MethodSource|EnumSource|FieldSource)\\b\\s*(\\()?");
    private static final Pattern PYTHON_SOURCE =
            Pattern.compile("parametrize\\s*\\(|parameterized\\.expand\\s*\\(|@data\\s*\\(");
    private static final Pattern SCRIPT_SOURCE = Pattern.compile("\\.\\s*(?:each|for)\\s*([(`])");
    private static final Pattern LOOP =
            Pattern.compile("\\bfor\\b\\s*\\(?[^;:{}\\n]*?\\b(?:in|of)\\s+|\\bfor\\s*\\([^;:{}]*?:\\s*");
    private static final Pattern ARGUMENTS =
            Pattern.compile("\\b(?:Arguments\\s*\\.\\s*(?:of|arguments)|arguments|argumentSet)\\s*\\(");
    private static final Pattern LIST =
            Pattern.compile("\\b(?:Stream|List|Set|IntStream|Arrays)\\s*\\.\\s*(?:of|asList)\\s*\\(");
    private static final Pattern BLOCK = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"");

    private final Routine test;
    private final List<Routine> beside;
    private final List<String> rows = new ArrayList<>();

    private Rows(Routine test, List<Routine> beside) {
        this.test = test;
        this.beside = beside;
    }

    /** As written, white space aside; none if there are none or they can't be seen. */
    static List<String> of(Routine test, List<Routine> beside) {
        Rows reader = new Rows(test, beside);
        switch (test.source().language()) {
            case JAVA -> reader.annotated();
            case PYTHON -> reader.decorated();
            case SCRIPT -> reader.tabled();
        }
        reader.looped();
        return reader.rows.stream()
                .map(Literals::compact)
                .filter(row -> !row.isBlank())
                .toList();
    }

    private void annotated() {
        Matcher annotation = within(JAVA_SOURCE, test.headStart(), test.nameStart());
        while (annotation.find()) {
            boolean args = annotation.group(2) != null;
            int close = args ? test.source().closing(annotation.end() - 1) : annotation.end();
            String text = args ? test.source().plain().substring(annotation.end(), close) : "";
            switch (annotation.group(1)) {
                case "MethodSource" -> supplied(text);
                case "EnumSource" -> constants(text);
                default -> values(annotation.end(), close, text);
            }
        }
    }

    private void supplied(String text) {
        List<String> names = text.isBlank() ? List.of(test.name()) : Literals.in(text);
        beside.stream()
                .filter(routine -> names.contains(routine.name()) && !routine.test())
                .forEach(this::listed);
    }

    private void listed(Routine supplier) {
        Matcher row = within(ARGUMENTS, supplier.bodyStart(), supplier.bodyEnd());
        int before = rows.size();
        while (row.find()) {
            rows.add(test.source().plain().substring(row.end(), test.source().closing(row.end() - 1)));
        }
        Matcher list = within(LIST, supplier.bodyStart(), supplier.bodyEnd());
        if (rows.size() == before && list.find()) {
            rows.addAll(test.source().parts(list.end(), test.source().closing(list.end() - 1)));
        }
    }

    private void constants(String text) {
        boolean excluding = text.contains("EXCLUDE");
        Literals.in(text).stream()
                .filter(name -> !name.equals("EXCLUDE"))
                .map(name -> excluding ? "all but " + name : name)
                .forEach(rows::add);
    }

    private void values(int from, int close, String text) {
        Matcher block = BLOCK.matcher(Steps.in(text));
        if (block.find()) {
            block.group(1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .forEach(rows::add);
            return;
        }
        int open = test.source().code().indexOf('{', from);
        boolean list = open >= 0 && open < close;
        int end = list ? test.source().closing(open) : close;
        test.source().parts(list ? open + 1 : from, end).stream()
                .filter(part -> list || !part.matches("(?s)(?:delimiter|nullValues|useHeaders\\w*|name)\\w*\\s*=.*"))
                .map(part -> list ? part : part.replaceFirst("^\\w+\\s*=\\s*", ""))
                .forEach(rows::add);
    }

    private void decorated() {
        Matcher call = within(PYTHON_SOURCE, test.headStart(), test.nameStart());
        while (call.find()) {
            List<String> args = test.source().parts(call.end(), test.source().closing(call.end() - 1)).stream()
                    .filter(arg -> !arg.matches("(?s)(?:ids|indirect|scope|name_func|skip_on_empty)\\s*=.*"))
                    .toList();
            if (call.group().startsWith("@data")) {
                rows.addAll(args);
            } else if (!args.isEmpty()) {
                elements(args.getLast().replaceFirst("^argvalues\\s*=\\s*", ""));
            }
        }
    }

    private void tabled() {
        Matcher table = within(SCRIPT_SOURCE, test.headStart(), test.bodyStart());
        while (table.find()) {
            if (table.group(1).equals("(")) {
                elements(test.source()
                        .plain()
                        .substring(table.end(), test.source().closing(table.end() - 1)));
            } else {
                int end = test.source().code().indexOf('`', table.end());
                test.source()
                        .plain()
                        .substring(table.end(), Math.max(table.end(), end))
                        .strip()
                        .lines()
                        .skip(1)
                        .forEach(rows::add);
            }
        }
    }

    /** Loops over written lists, in the test or around it. */
    private void looped() {
        Matcher loop = within(LOOP, test.bodyStart(), test.bodyEnd());
        while (loop.find()) {
            expression(loop.end());
        }
        if (test.source().language() == Language.SCRIPT) {
            loopsAround();
        }
    }

    private void loopsAround() {
        SourceText source = test.source();
        Set<Integer> braces = Set.copyOf(source.brackets().bracesAround(test.headStart(), 0));
        for (MatchResult around : source.places(LOOP)) {
            boolean code = source.code().startsWith("for", around.start());
            int head = source.code().indexOf('(', around.start());
            if (code && head >= 0 && braces.contains(source.code().indexOf('{', source.closing(head)))) {
                expression(around.end());
            }
        }
    }

    private void expression(int from) {
        String code = test.source().code();
        int start = test.source().skipBlank(from);
        Matcher list = LIST.matcher(Steps.in(code)).region(start, code.length());
        Matcher name = Pattern.compile("[A-Za-z_]\\w*(?=\\s*[:)])")
                .matcher(Steps.in(code))
                .region(start, code.length());
        if (test.source().has(start, '[') || test.source().has(start, '(')) {
            elements(test.source().plain().substring(start, test.source().closing(start) + 1));
        } else if (list.lookingAt()) {
            rows.addAll(test.source().parts(list.end(), test.source().closing(list.end() - 1)));
        } else if (name.lookingAt()) {
            elements(name.group());
        }
    }

    /** The elements of a written list, or of the list that a name stands for. */
    private void elements(String list) {
        Optional<String> written = list.matches("(?s)\\s*[\\[(].*")
                ? Optional.of(list.strip())
                : test.source().definitions().list(list.strip());
        written.map(text -> SourceText.of(test.path(), test.source().language(), text))
                .ifPresent(text -> rows.addAll(text.parts(1, text.closing(0))));
    }

    private Matcher within(Pattern pattern, int from, int to) {
        return pattern.matcher(Steps.in(test.source().code())).region(from, Math.max(from, to));
    }
}
