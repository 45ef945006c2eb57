package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.TrackerConfig;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A property of Lockstep's own and the value that is in force. None of them is a secret. */
public record Setting(String property, String value) {
    private static final String PREFIX = "lockstep";

    /** All that there are, by name. */
    static List<Setting> of(TrackerConfig config) {
        return below(PREFIX, TrackerConfig.class, config)
                .sorted(Comparator.comparing(Setting::property))
                .toList();
    }

    private static Stream<Setting> below(String prefix, Class<?> group, Object values) {
        return Arrays.stream(group.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> {
                    String name = prefix + "." + kebab(method.getName());
                    Object value = value(method, values);
                    return method.getReturnType().isInterface()
                                    && method.getReturnType().getEnclosingClass() == TrackerConfig.class
                            ? below(name, method.getReturnType(), value)
                            : Stream.of(new Setting(name, said(value)));
                });
    }

    private static Object value(Method method, Object values) {
        try {
            return method.invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The settings can't be read: " + method, e);
        }
    }

    private static String said(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("not set")
                : value.toString();
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
