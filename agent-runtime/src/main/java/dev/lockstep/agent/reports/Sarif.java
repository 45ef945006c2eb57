package dev.lockstep.agent.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Results of static analysis as SARIF 2.1.0 has them, token by token. A result without a level has that of its rule, and
 * else is a warning; what is suppressed or no failure does not count.
 */
final class Sarif {
    private static final String VERSION = "2.1.0";
    private static final String WARNING = "warning";
    private static final Set<String> OF_A_RULE = Set.of("id", "defaultConfiguration.level");
    private static final Set<String> OF_A_RESULT = Set.of("level", "kind", "ruleId", "ruleIndex", "suppressions");
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1 << 20;
    private static final int MOST_RULES = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .build();

    private final WarningTally tally;
    private final JsonParser json;
    private final Map<String, String> levels = new HashMap<>();
    private final Map<String, Integer> withoutLevel = new HashMap<>();

    private Sarif(WarningTally tally, JsonParser json) {
        this.tally = tally;
        this.json = json;
    }

    /** Whether a file may be one, by how it begins. */
    static boolean isBegun(String beginning) {
        return beginning.stripLeading().startsWith("{")
                && (beginning.contains("sarif")
                        || (beginning.contains("\"" + VERSION + "\"") && beginning.contains("\"runs\"")));
    }

    static void read(InputStream in, WarningTally tally) throws IOException, UnreadableReportException {
        try (JsonParser json = FACTORY.createParser(in)) {
            new Sarif(tally, json).report();
        } catch (JsonProcessingException e) {
            throw new UnreadableReportException("is no SARIF that can be read, at line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        }
    }

    private void report() throws IOException, UnreadableReportException {
        String[] version = {""};
        json.nextToken();
        fields(field -> {
            if (field.equals("version")) {
                version[0] = json.getText();
            } else if (field.equals("runs")) {
                elements(index -> run());
            }
        });
        if (!version[0].equals(VERSION)) {
            throw new UnreadableReportException("is no SARIF " + VERSION);
        }
    }

    /** A run's rules may stand after its results. */
    private void run() throws IOException {
        levels.clear();
        withoutLevel.clear();
        fields(field -> {
            if (field.equals("results")) {
                elements(index -> result());
            } else if (field.equals("tool")) {
                fields(part ->
                        within(part, "driver", () -> fields(of -> within(of, "rules", () -> elements(this::rule)))));
            }
        });
        withoutLevel.forEach((rule, count) -> tally.add(levels.getOrDefault(rule, WARNING), count));
    }

    private void rule(int index) throws IOException {
        Map<String, String> rule = values(OF_A_RULE);
        String level = rule.getOrDefault("defaultConfiguration.level", WARNING);
        if (index < MOST_RULES) {
            levels.put(rule.getOrDefault("id", ""), level);
            levels.put(numbered(index), level);
        }
    }

    private void result() throws IOException {
        Map<String, String> result = values(OF_A_RESULT);
        boolean counts = result.getOrDefault("kind", "fail").equals("fail")
                && result.getOrDefault("suppressions", "0").equals("0");
        if (!counts) {
            return;
        }
        String level = result.get("level");
        String index = result.getOrDefault("ruleIndex", "-1");
        String rule = index.startsWith("-") ? result.getOrDefault("ruleId", "") : "#" + index;
        if (level != null || (withoutLevel.size() >= MOST_RULES && !withoutLevel.containsKey(rule))) {
            tally.add(level == null ? WARNING : level, 1);
        } else {
            withoutLevel.merge(rule, 1, Integer::sum);
        }
    }

    private static String numbered(int index) {
        return "#" + index;
    }

    /** Of the object at hand its wanted plain values, those of its objects by {@code outer.inner}, and of arrays the length. */
    private Map<String, String> values(Set<String> wanted) throws IOException {
        Map<String, String> values = new HashMap<>();
        values("", wanted, values);
        return values;
    }

    private void values(String outer, Set<String> wanted, Map<String, String> values) throws IOException {
        fields(field -> {
            String name = outer + field;
            if (json.currentToken() == JsonToken.START_OBJECT) {
                if (wanted.stream().anyMatch(one -> one.startsWith(name + "."))) {
                    values(name + ".", wanted, values);
                }
            } else if (json.currentToken() == JsonToken.START_ARRAY && wanted.contains(name)) {
                int[] length = {0};
                elements(index -> length[0] = index + 1);
                values.put(name, Integer.toString(length[0]));
            } else if (wanted.contains(name)) {
                values.put(name, json.getText());
            }
        });
    }

    private static void within(String field, String wanted, Reading reading) throws IOException {
        if (field.equals(wanted)) {
            reading.read();
        }
    }

    /** Tells of each field of the object at hand when its value is reached; what is left unread is skipped. */
    private void fields(OfField told) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            told.read(field);
            json.skipChildren();
        }
    }

    /** The same of each element of the array at hand. */
    private void elements(OfElement told) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return;
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            told.read(index);
            json.skipChildren();
        }
    }

    private interface Reading {
        void read() throws IOException;
    }

    private interface OfField {
        void read(String field) throws IOException;
    }

    private interface OfElement {
        void read(int index) throws IOException;
    }
}
