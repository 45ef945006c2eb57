package dev.lockstep.tracker.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A YAML mapping, read field by field. What is missing or mistyped becomes a problem and reads as a neutral value (empty
 * text, 0, false, an empty list), so that one reading finds every problem of a file.
 */
final class Fields {
    private final JsonNode mapping;
    private final String at;
    private final List<String> problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> reported = new HashSet<>();

    private Fields(JsonNode mapping, String at, List<String> problems) {
        this.mapping = mapping;
        this.at = at;
        this.problems = problems;
    }

    /** Reads a whole mapping: whatever the reader did not ask for is an unknown field. */
    static <T> T read(JsonNode mapping, String at, List<String> problems, Function<Fields, T> reader) {
        if (!mapping.isObject()) {
            String fault = mapping.isMissingNode() ? " is missing; give" : " must be";
            problems.add((at.isEmpty() ? "the file" : at) + fault + " a mapping of fields to values");
            return reader.apply(new Fields(Yaml.nothing(), at, new ArrayList<>()));
        }
        Fields fields = new Fields(mapping, at, problems);
        T value = reader.apply(fields);
        fields.refuseUnknown();
        return value;
    }

    String text(String name) {
        JsonNode value = required(name, JsonNode::isTextual, "text; quote it if it looks like something else");
        if (value.isTextual() && value.textValue().isBlank()) {
            problems.add(where(name) + " is empty; fill it in");
        }
        return value.isTextual() ? value.textValue().strip() : "";
    }

    /** Text that may be {@code ""}, but must be there. */
    String textOrEmpty(String name) {
        return required(name, JsonNode::isTextual, "text, or \"\"").asText("").strip();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : absent(name);
    }

    /** A whole number of at least 1. */
    int count(String name) {
        return Math.toIntExact(countUpTo(name, Integer.MAX_VALUE));
    }

    /** A whole number of at least 1, of any size. */
    long longCount(String name) {
        return countUpTo(name, Long.MAX_VALUE);
    }

    Optional<Integer> optionalCount(String name) {
        return has(name) ? Optional.of(count(name)) : absent(name);
    }

    Optional<Long> optionalLongCount(String name) {
        return has(name) ? Optional.of(longCount(name)) : absent(name);
    }

    /** An amount of money above 0, in millionths. */
    Optional<Long> optionalCost(String name) {
        return has(name) ? Optional.of(cost(name)) : absent(name);
    }

    boolean flag(String name) {
        return required(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    Optional<Boolean> optionalFlag(String name) {
        return has(name) ? Optional.of(flag(name)) : absent(name);
    }

    /** A list of texts with at least one entry. */
    List<String> texts(String name) {
        List<String> entries = textsOrNone(name);
        if (entries.isEmpty() && required(name).isArray()) {
            problems.add(where(name) + " is empty; name at least one");
        }
        return entries;
    }

    /** A list of texts that may be {@code []}, but must be there. */
    List<String> textsOrNone(String name) {
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : required(name, JsonNode::isArray, "a list")) {
            if (entry.isTextual() && !entry.textValue().isBlank()) {
                entries.add(entry.textValue().strip());
            } else {
                problems.add(
                        where(name) + " must list texts, and '" + entry.asText() + "' is none; quote or remove it");
            }
        }
        return List.copyOf(entries);
    }

    /** A list of mappings with at least one entry, each read in the same way. */
    <T> List<T> each(String name, Function<Fields, T> reader) {
        List<T> entries = eachOrNone(name, reader);
        if (entries.isEmpty() && required(name).isArray()) {
            problems.add(where(name) + " is empty; give at least one");
        }
        return entries;
    }

    /** A list of mappings that may be {@code []}, but must be there. */
    <T> List<T> eachOrNone(String name, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        for (JsonNode entry : required(name, JsonNode::isArray, "a list")) {
            values.add(read(entry, where(name) + "[" + values.size() + "]", problems, reader));
        }
        return List.copyOf(values);
    }

    <T> T object(String name, Function<Fields, T> reader) {
        return read(required(name), where(name), problems, reader);
    }

    /** A mapping that may be left out; the reader then sees an empty one. */
    <T> T optionalObject(String name, Function<Fields, T> reader) {
        asked.add(name);
        return has(name) ? object(name, reader) : read(Yaml.emptyMapping(), where(name), problems, reader);
    }

    /** Whether the field is there, and a mapping itself. */
    boolean isMapping(String name) {
        return mapping.path(name).isObject();
    }

    /** Whether the field is there, and {@code false}. */
    boolean isFalse(String name) {
        JsonNode value = mapping.path(name);
        return value.isBoolean() && !value.booleanValue();
    }

    /** The names that the mapping has, in order. */
    List<String> names() {
        return mapping.properties().stream().map(Entry::getKey).toList();
    }

    /** Reports what is wrong with a field, once: it does not count as unknown as well. */
    void problem(String name, String whatAndRepair) {
        reported.add(name);
        problems.add(where(name) + " " + whatAndRepair);
    }

    private long cost(String name) {
        JsonNode value = required(name, Fields::isCost, "an amount above 0 with at most 6 decimals, as in 2.50");
        return value.isNumber() ? Cost.millionths(value.decimalValue()) : 0;
    }

    private static boolean isCost(JsonNode node) {
        try {
            return node.isNumber() && Double.isFinite(node.doubleValue()) && Cost.millionths(node.decimalValue()) > 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private long countUpTo(String name, long max) {
        JsonNode value = required(
                name,
                node -> node.isIntegralNumber()
                        && node.canConvertToLong()
                        && node.longValue() >= 1
                        && node.longValue() <= max,
                "a whole number of at least 1");
        return value.asLong(0);
    }

    private boolean has(String name) {
        return mapping.has(name);
    }

    private <T> Optional<T> absent(String name) {
        asked.add(name);
        return Optional.empty();
    }

    private JsonNode required(String name) {
        asked.add(name);
        return mapping.path(name);
    }

    private JsonNode required(String name, Predicate<JsonNode> fits, String expected) {
        JsonNode value = required(name);
        if (fits.test(value)) {
            return value;
        }
        boolean missing = value.isMissingNode();
        problems.add(where(name) + (missing ? " is missing; give " : " must be ") + expected);
        return Yaml.nothing();
    }

    private void refuseUnknown() {
        names().stream()
                .filter(name -> !asked.contains(name) && !reported.contains(name))
                .forEach(name -> problems.add(
                        where(name) + " is an unknown field; remove it, or use one of " + String.join(", ", asked)));
    }

    private String where(String name) {
        return at.isEmpty() ? name : at + "." + name;
    }
}
