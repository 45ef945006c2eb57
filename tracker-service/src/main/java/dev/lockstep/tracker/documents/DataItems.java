package dev.lockstep.tracker.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the named list of a data block item by item, and collects the problems found on the way. */
final class DataItems {
    private final String kind;
    private final String form;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** {@code kind} and {@code form} as people read them: "criterion", and a regular expression for its ids. */
    DataItems(String kind, String form) {
        this.kind = kind;
        this.form = form;
    }

    /** The items of the list, or none with a problem. */
    List<JsonNode> list(DataBlock block, String name) {
        problems.addAll(block.problems());
        if (!block.problems().isEmpty()) {
            return List.of();
        }
        JsonNode list = block.data().path(name);
        if (!list.isArray()) {
            problems.add("The yaml block has no list '" + name + "'; add it.");
            return List.of();
        }
        List<JsonNode> items = StreamSupport.stream(list.spliterator(), false).toList();
        items.stream().filter(item -> !item.isObject()).forEach(this::notAMapping);
        return items.stream().filter(JsonNode::isObject).toList();
    }

    /** The item's id: of the right form, and given once. */
    String id(JsonNode item) {
        String id = optional(item, "id");
        if (id == null) {
            problems.add("A %s has no id; give it one like %s: %s".formatted(kind, example(), brief(item)));
            return "";
        }
        if (!id.matches(form)) {
            problems.add("The %s '%s' has an id of the wrong form; use one like %s.".formatted(kind, id, example()));
        }
        if (!ids.add(id)) {
            problems.add("The id %s is given to more than one %s; number them apart.".formatted(id, kind));
        }
        return id;
    }

    String required(JsonNode item, String id, String field) {
        String value = optional(item, field);
        if (value == null) {
            problem(id, "has no %s; add it.".formatted(field));
            return "";
        }
        return value;
    }

    /** A scalar's text; null when there is none. */
    @Nullable
    String optional(JsonNode item, String field) {
        JsonNode value = item.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }

    /** A list of texts; an absent one is empty. */
    List<String> texts(JsonNode item, String id, String field) {
        JsonNode value = item.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<JsonNode> parts = StreamSupport.stream(value.spliterator(), false).toList();
        if (!value.isArray() || parts.stream().anyMatch(part -> !part.isValueNode() || part.isNull())) {
            problem(id, "has %s that is no list of plain values; write it as [a, b].".formatted(field));
            return List.of();
        }
        return parts.stream().map(part -> part.asText().strip()).toList();
    }

    void oneOf(String id, String field, @Nullable String value, List<String> allowed) {
        if (value != null && !value.isEmpty() && !allowed.contains(value)) {
            problem(id, "has the %s '%s'; use one of %s.".formatted(field, value, String.join(", ", allowed)));
        }
    }

    void problem(String id, String what) {
        problems.add("The %s %s %s".formatted(kind, id, what));
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private void notAMapping(JsonNode item) {
        problems.add("A %s is no mapping of fields to values: %s".formatted(kind, brief(item)));
    }

    private String example() {
        return form.replaceAll("\\[.*", "") + "1";
    }

    private static String brief(JsonNode item) {
        String text = item.toString();
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
