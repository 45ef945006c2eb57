package dev.lockstep.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
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

    OptionalInt optionalLine(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToInt() || value.intValue() < 1) {
            throw new RefusedCallException(
                    "The argument \"" + name + "\" must be a line number from 1, not " + value + ".");
        }
        return OptionalInt.of(value.intValue());
    }
}
