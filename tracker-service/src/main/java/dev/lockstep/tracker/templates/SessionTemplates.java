package dev.lockstep.tracker.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.Budget;
import dev.lockstep.contracts.templates.TemplateSpec.ChecklistItem;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads session templates: YAML front matter between two {@code ---} lines, then the instructions in Markdown. */
public final class SessionTemplates {
    private static final Pattern FILE =
            Pattern.compile("\\A---\\n(?<front>.*?\\n)---[ \\t]*(?:\\n(?<body>.*))?\\z", Pattern.DOTALL);

    private SessionTemplates() {}

    /**
     * Reads and checks a template. Its digest is that of the bytes as given.
     *
     * @throws InvalidTemplateException with every problem, when there is any
     */
    public static SessionTemplate parse(String path, byte[] bytes) {
        return read(path, bytes, TemplateRules::check);
    }

    /** Reads a template that was accepted when a cycle began: rules that became stricter since don't stop the cycle. */
    public static SessionTemplate accepted(String path, byte[] bytes) {
        return read(path, bytes, (spec, body) -> List.of());
    }

    private static SessionTemplate read(
            String path, byte[] bytes, BiFunction<TemplateSpec, String, List<String>> rules) {
        List<String> problems = new ArrayList<>();
        Matcher file = FILE.matcher(Yaml.decode(bytes, problems));
        if (!file.matches()) {
            problems.add("the file must begin with front matter: a line '---', the fields, a line '---'");
            throw new InvalidTemplateException(path, problems);
        }
        JsonNode front = Yaml.parse(file.group("front"), problems);
        if (!problems.isEmpty()) {
            throw new InvalidTemplateException(path, problems);
        }
        String body = file.group("body") == null ? "" : file.group("body").strip();
        TemplateSpec spec = Fields.read(front, "", problems, SessionTemplates::spec);
        problems.addAll(rules.apply(spec, body));
        if (!problems.isEmpty()) {
            throw new InvalidTemplateException(path, problems);
        }
        return new SessionTemplate(path, Sha256.of(bytes), spec, body);
    }

    private static TemplateSpec spec(Fields fields) {
        return new TemplateSpec(
                fields.text("name"),
                fields.count("phase"),
                fields.text("role"),
                fields.text("goal"),
                fields.texts("inputs"),
                fields.eachOrNone("outputs", SessionTemplates::output),
                fields.texts("tools"),
                fields.each("dimensions", SessionTemplates::dimension),
                fields.each("checklist", SessionTemplates::checklistItem),
                fields.object("budget", SessionTemplates::budget),
                fields.texts("refuse"));
    }

    private static Output output(Fields fields) {
        return new Output(
                fields.text("path"),
                fields.texts("sections"),
                fields.optionalText("data"),
                fields.optionalCount("max_new_words"),
                fields.optionalCount("min_items"),
                fields.optionalCount("max_items"));
    }

    private static Dimension dimension(Fields fields) {
        return new Dimension(fields.text("id"), fields.count("weight"), fields.text("settled_by"));
    }

    private static ChecklistItem checklistItem(Fields fields) {
        return new ChecklistItem(fields.text("id"), fields.text("text"), fields.text("proof"));
    }

    private static Budget budget(Fields fields) {
        return new Budget(
                fields.count("turns"),
                fields.count("questions"),
                fields.longCount("tokens"),
                fields.optionalCost("cost"),
                fields.optionalCount("minutes"));
    }
}
