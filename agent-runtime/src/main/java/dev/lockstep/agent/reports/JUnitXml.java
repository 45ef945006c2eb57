package dev.lockstep.agent.reports;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Test cases as JUnit's XML has them, in the dialects of Surefire, Gradle, the JUnit console, pytest and Node. An error is
 * a failure; what failed first and passed when it was run again ({@code flakyFailure}) is none.
 */
final class JUnitXml implements XmlReport.Elements {
    /** Node names this in the place of a class. */
    private static final String NO_CLASS = "test";

    private final TestTally tally;
    private final Deque<String> suites = new ArrayDeque<>();
    private String name = "";
    private boolean inCase;
    private boolean failed;
    private boolean skipped;

    JUnitXml(TestTally tally) {
        this.tally = tally;
    }

    static boolean isRoot(XmlReport.Element root) {
        return root.name().equals("testsuites") || root.name().equals("testsuite");
    }

    @Override
    public void start(XmlReport.Element element) {
        switch (element.name()) {
            case "testsuite" -> suites.addLast(element.text("name"));
            case "testcase" -> {
                name = named(element);
                inCase = true;
                failed = false;
                skipped = false;
            }
            case "failure", "error" -> failed |= inCase;
            case "skipped" -> skipped |= inCase;
            default -> {
                // Output, properties and times are not asked for.
            }
        }
    }

    @Override
    public void end(String element) {
        if (element.equals("testsuite")) {
            suites.pollLast();
        } else if (element.equals("testcase")) {
            inCase = false;
            tally.add(name, failed, skipped);
        }
    }

    private String named(XmlReport.Element test) {
        String place = test.text("classname");
        if (place.isBlank() || place.equals(NO_CLASS)) {
            place = Stream.concat(Stream.of(test.text("file")), suites.stream())
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(" "));
        }
        return Stream.of(place, test.text("name"))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("#"));
    }
}
