package dev.lockstep.tracker.templates;

import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.workflow.Phase;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The eight templates that come with Lockstep, read once when the service starts; a wrong one stops the start. */
@Startup
@ApplicationScoped
public class BuiltInTemplates {
    private final Map<String, SessionTemplate> byPath = new LinkedHashMap<>();

    public BuiltInTemplates() {
        this(BuiltInTemplates::bundled);
    }

    BuiltInTemplates(Function<String, byte[]> files) {
        for (Phase phase : Workflows.builtIn().phases()) {
            if (!phase.isHuman()) {
                byPath.put(phase.template(), parse(phase, files));
            }
        }
    }

    /** The template at that path, as in {@code sessions/architecture.md}. */
    public Optional<SessionTemplate> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** All of them, in the order of the workflow. */
    public List<SessionTemplate> all() {
        return List.copyOf(byPath.values());
    }

    private static SessionTemplate parse(Phase phase, Function<String, byte[]> files) {
        SessionTemplate template = SessionTemplates.parse(phase.template(), files.apply(phase.template()));
        if (!template.spec().name().equals(phase.name().label())) {
            throw new InvalidTemplateException(
                    phase.template(),
                    List.of("name is '" + template.spec().name() + "', but the file serves "
                            + phase.name().label() + "; correct the name"));
        }
        return template;
    }

    /** The bytes of a file that is packed into this service. */
    public static byte[] bundled(String path) {
        try (InputStream file = BuiltInTemplates.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not packed into this service; build it anew");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read from this service's archive", e);
        }
    }
}
