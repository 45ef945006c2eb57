package dev.lockstep.tracker.guards;

import java.util.List;

/**
 * An assertion as its language writes it, before values are compared.
 *
 * @param matcher the assertion's or matcher's name
 * @param subject what is looked at; empty where it is one of the values
 * @param values what it is held against, messages left out
 * @param qualified whether something around it makes it looser: fields ignored, a promise that nobody awaits
 */
record Claimed(String matcher, String subject, List<String> values, boolean negated, boolean qualified, int offset) {

    static Claimed of(String matcher, List<String> values, int offset) {
        return new Claimed(matcher, "", values, false, false, offset);
    }
}
