package dev.lockstep.tracker.feeds;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What an address for webhooks must look like. Where it leads is looked up, and checked, at each delivery. */
final class WebhookUrl {
    private WebhookUrl() {}

    /** What is wrong with it, if something is. */
    static Optional<String> problem(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("'url' is not a URL: " + e.getReason());
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !"http".equalsIgnoreCase(url.getScheme())) {
            return Optional.of("'url' must begin with https:// or http://");
        }
        if (url.getHost() == null) {
            return Optional.of("'url' must name a host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("'url' must have no user, password or fragment");
        }
        return Optional.empty();
    }
}
