package dev.lockstep.cli.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What can be a tracker's address: HTTP or HTTPS, a host, and a port that there is. */
public final class TrackerAddress {
    private static final int MAX_PORT = 65_535;

    private TrackerAddress() {}

    /** The address; nothing when the text is none that can be asked. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean complete = uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
            return web && complete ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
