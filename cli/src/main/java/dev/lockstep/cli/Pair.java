package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;

/** A name and what is said of it, written {@code NAME=VALUE}. */
record Pair(String name, String value) {
    static Pair of(String text, String form) {
        int split = text.indexOf('=');
        if (split < 1 || split == text.length() - 1) {
            throw new ClientException.Usage("'" + text + "' should have the form " + form);
        }
        return new Pair(
                text.substring(0, split).strip(), text.substring(split + 1).strip());
    }
}
