package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import dev.lockstep.contracts.RequestLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Requests a change. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start a cycle: request a change to a project.",
        footer = {
            "",
            "Examples:",
            "  lockstep start shop \"Show prices with VAT\"",
            "  lockstep start shop --file request.md --attach prices.csv --title \"Prices with VAT\"",
            "  git log -1 --format=%%B | lockstep start shop"
        })
final class StartCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "The project to change.")
    String project = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "What is wanted; without it and --file, standard input.")
    @Nullable
    String text;

    @Option(names = "--file", paramLabel = "FILE", description = "A file that says what is wanted.")
    @Nullable
    Path file;

    @Option(names = "--attach", paramLabel = "FILE", description = "A text file to go with it (repeatable).")
    List<Path> attachments = new ArrayList<>();

    @Option(names = "--title", paramLabel = "TITLE", description = "A short name; by default the request's first line.")
    @Nullable
    String title;

    @Override
    DefaultPerson defaultPerson() {
        return DefaultPerson.with("requester");
    }

    @Override
    int run(Tracker tracker) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (title != null) {
            body.put("title", title);
        }
        body.put("text", request());
        body.put("attachments", attached());
        JsonNode cycle = tracker.post(Tracker.path("projects", project, "cycles"), body);
        String id = cycle.path("id").asText();
        output.result(
                cycle,
                "Cycle " + id + " started: " + cycle.path("title").asText() + "\nNext: "
                        + cycle.path("next").asText() + "\nFollow it with: lockstep status " + id + " --watch");
        return Lockstep.OK;
    }

    private String request() {
        if (text != null && file != null) {
            throw new ClientException.Usage("Give the request as text or as --file, not both");
        }
        String request = text != null ? text : file != null ? TextFile.read(file, RequestLimits.TEXT) : standardInput();
        if (request.isBlank()) {
            throw new ClientException.Usage("The request is empty; say what is wanted");
        }
        if (request.length() > RequestLimits.TEXT) {
            throw new ClientException.Usage("The request is too long: it has " + request.length()
                    + " characters, and at most " + RequestLimits.TEXT + " are taken. Attach a file for what is more");
        }
        return request;
    }

    private String standardInput() {
        try {
            return new String(surroundings().input().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ClientException.Usage("Can't read the request from standard input: " + e.getMessage());
        }
    }

    /** A text file that goes with a request. */
    record Attachment(String name, String text) {}

    private List<Attachment> attached() {
        if (attachments.size() > RequestLimits.ATTACHMENTS) {
            throw new ClientException.Usage(attachments.size() + " files are attached, and at most "
                    + RequestLimits.ATTACHMENTS + " are taken");
        }
        return attachments.stream()
                .map(path -> new Attachment(
                        String.valueOf(path.getFileName()), TextFile.read(path, RequestLimits.ATTACHMENT)))
                .toList();
    }
}
