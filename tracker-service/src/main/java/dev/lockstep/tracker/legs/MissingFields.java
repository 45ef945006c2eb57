package dev.lockstep.tracker.legs;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a message must have and lacks: its records' components that are null and not declared nullable. */
final class MissingFields {
    private MissingFields() {}

    /** The paths of missing components, as in {@code body.questions[0].text}. */
    static List<String> in(Record message) {
        List<String> missing = new ArrayList<>();
        search(message, "", missing);
        return missing;
    }

    private static void search(Record parent, String prefix, List<String> missing) {
        for (RecordComponent component : parent.getClass().getRecordComponents()) {
            String path = prefix + component.getName();
            Object value = valueOf(parent, component);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value != null || !optional) {
                visit(value, path, missing);
            }
        }
    }

    private static void visit(@Nullable Object value, String path, List<String> missing) {
        switch (value) {
            case null -> missing.add(path);
            case Record part -> search(part, path + ".", missing);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    visit(list.get(i), path + "[" + i + "]", missing);
                }
            }
            default -> {
                // Text and numbers have no parts.
            }
        }
    }

    private static @Nullable Object valueOf(Record parent, RecordComponent component) {
        try {
            return component.getAccessor().invoke(parent);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Can't read " + component, e);
        }
    }
}
