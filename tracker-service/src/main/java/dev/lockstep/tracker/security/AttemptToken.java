package dev.lockstep.tracker.security;

import java.security.SecureRandom;
import java.util.Base64;

/** The credential of one attempt at one leg: 256 random bits behind a prefix that tells it from other tokens. */
public final class AttemptToken {
    private static final String PREFIX = "lsa_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AttemptToken() {}

    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean looksLikeOne(String token) {
        return token.startsWith(PREFIX);
    }
}
