package dev.lockstep.agent.legs;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings, checked. What is wrong stops the start and is named by its environment variable. Exceptions carry no
 * cause, for with one Quarkus prints a stack trace instead of the message.
 */
record AgentConfig(
        String service, URI tracker, String token, Path dataDir, int parallelLegs, Optional<String> gitToken) {

    /**
     * Checks the settings.
     *
     * @throws ConfigurationException naming the first setting that is wrong, and what to do
     */
    static AgentConfig of(String service, AgentSettings settings) {
        return new AgentConfig(
                service,
                trackerUrl(required(settings.trackerUrl(), "LOCKSTEP_TRACKER_URL", "as in http://tracker:8080")),
                required(
                        settings.token(), "LOCKSTEP_AGENT_TOKEN", "to the token that the tracker knows for " + service),
                folder(required(settings.dataDir(), "LOCKSTEP_DATA_DIR", "to a folder that the agent may write to")),
                atLeastOne(settings.parallelLegs()),
                settings.gitToken().filter(token -> !token.isBlank()));
    }

    private static String required(Optional<String> value, String variable, String how) {
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new ConfigurationException("%s is not set. Set it %s.".formatted(variable, how)));
    }

    private static URI trackerUrl(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new ConfigurationException("LOCKSTEP_TRACKER_URL is not a URL: " + e.getMessage());
        }
        throw new ConfigurationException(
                "LOCKSTEP_TRACKER_URL is '%s'. It must be a URL as in http://tracker:8080.".formatted(text));
    }

    private static Path folder(String text) {
        Path folder = Path.of(text);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ConfigurationException("LOCKSTEP_DATA_DIR is '%s', which can't be made: %s".formatted(text, e));
        }
        if (!Files.isWritable(folder)) {
            throw new ConfigurationException("LOCKSTEP_DATA_DIR is '%s', which can't be written to.".formatted(text));
        }
        return folder;
    }

    private static int atLeastOne(int legs) {
        if (legs < 1) {
            throw new ConfigurationException("LOCKSTEP_PARALLEL_LEGS is %d. It must be 1 or more.".formatted(legs));
        }
        return legs;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "%s for %s, %d legs at once, data in %s".formatted(service, tracker, parallelLegs, dataDir);
    }
}
