package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Results go to standard output in the form that was asked for, all else to standard error. Whatever passes here may come
 * from outside, so it is made {@linkplain Visible visible}.
 */
public final class Output {
    /** For people, or one JSON document a line. */
    public enum Format {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How results are printed; with json, one document (or one a line) and nothing else.")
    Format format = Format.text;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    CommandSpec command;

    public boolean isJson() {
        return format == Format.json;
    }

    /** Prints a result: as it came, or as the text made of it. */
    public void result(JsonNode json, String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(Visible.of(isJson() ? json.toString() : text));
        out.flush();
    }

    /** Prints a line for people. Where results are JSON it is no result. */
    public void say(String line) {
        PrintWriter to = isJson()
                ? command.commandLine().getErr()
                : command.commandLine().getOut();
        to.println(Visible.of(line));
        to.flush();
    }

    /** Prints a line that is never a result. */
    public void note(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(Visible.of(line));
        err.flush();
    }
}
