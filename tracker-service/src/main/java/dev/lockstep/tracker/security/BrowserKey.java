package dev.lockstep.tracker.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request to tell whose browser holds that key. */
final class BrowserKey extends BaseAuthenticationRequest {
    private final String key;

    BrowserKey(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
