package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Changes to look at, and what all guards find in them, as "blocker: claim". */
final class Inspected {
    static final String JAVA = "src/test/java/bank/AccountTest.java";
    static final String PYTHON = "tests/test_account.py";
    static final String SCRIPT = "test/account.test.js";

    private Inspected() {}

    static ChangedFile changed(String path, String before, String after) {
        return new ChangedFile(path, Optional.of(before), Optional.of(after), Optional.empty());
    }

    static ChangedFile added(String path, String after) {
        return new ChangedFile(path, Optional.empty(), Optional.of(after), Optional.empty());
    }

    static ChangedFile deleted(String path, String before) {
        return new ChangedFile(path, Optional.of(before), Optional.empty(), Optional.empty());
    }

    static List<String> found(ChangedFile... files) {
        return claims(files).stream()
                .map(claim -> claim.severity().label() + ": " + claim.claim())
                .toList();
    }

    static List<FindingClaim> claims(ChangedFile... files) {
        return Guards.inspect(Arrays.asList(files), Optional.empty(), "").raised();
    }

    static List<String> inJava(String before, String after) {
        return found(changed(JAVA, javaClass(before), javaClass(after)));
    }

    static List<String> inPython(String before, String after) {
        return found(changed(PYTHON, before, after));
    }

    static List<String> inScript(String before, String after) {
        return found(changed(SCRIPT, before, after));
    }

    static String javaClass(String members) {
        return "package bank;\n\nclass AccountTest {\n" + members.indent(4) + "}\n";
    }
}
