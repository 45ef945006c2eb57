package dev.lockstep.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A call's arguments as the model wrote them: checked when they are read, refused by name. */
record Arguments(JsonNode json) {
    Arguments {
        if (!json.isObject()) {
            throw new RefusedCallException("The arguments must be a JSON object.");
        }
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() ->
                        new RefusedCallException("The argument \"" + name + "\" is missing. Give it as a string."));
    }

    Optional<String> optionalText(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new RefusedCallException("The argument \"" + name + "\" must be a string, not " + value + ".");
        }
        return Optional.of(value.textValue());
    }

    /** The elements of a list of at least one. */
    List<JsonNode> list(String name, int max) {
        JsonNode value = json.path(name);
        if (!value.isArray() || value.isEmpty() || value.size() > max) {
            throw new RefusedCallException(
                    "The argument \"" + name + "\" must be a list of 1 to " + max + " elements.");
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    /** False when it is left out. */
    boolean flag(String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new RefusedCallException("The argument \"" + name + "\" must be true or false, not " + value + ".");
        }
        return value.booleanValue();
    }

    /** A number from 0; 0 when it is left out. */
    int count(String name, int max) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > max) {
            throw new RefusedCallException(
                    "The argument \"" + name + "\" must be a number from 0 to " + max + ", not " + value + ".");
        }
        return value.intValue();
    }

    OptionalInt optionalLine(String name) {
        return optionalNumber(name, "a line number from 1", Integer.MAX_VALUE);
    }

    /** A whole number from 1 to {@code most}. */
    OptionalInt optionalNumber(String name, int most) {
        return optionalNumber(name, "a whole number from 1 to " + most, most);
    }

    private OptionalInt optionalNumber(String name, String what, int most) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        boolean whole = value.canConvertToExactIntegral() && value.canConvertToInt();
        if (!whole || value.intValue() < 1 || value.intValue() > most) {
            throw new RefusedCallException("The argument \"" + name + "\" must be " + what + ", not " + value + ".");
        }
        return OptionalInt.of(value.intValue());
    }
}
