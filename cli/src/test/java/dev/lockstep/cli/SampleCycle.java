package dev.lockstep.cli;

/** A cycle's view and stops as a tracker sends them. */
final class SampleCycle {
    static final String ID = "01900000-0000-7000-8000-000000000001";
    static final String DIGEST = "9f2c41d7" + "0".repeat(56);

    private static final String SUBJECT = """
            {"stop": "%s", "commit": "c0ffee", "artifacts": [{"path": "docs/product-spec.md", "sha256": "%s"}],
             "evidence": [{"command": "./test.sh", "exitCode": 0, "tests": {"run": 14, "failed": 0}}],
             "findings": [{"id": "F1", "severity": "minor", "state": "open", "claim": "Slow"}]}""";

    private SampleCycle() {}

    /** What waits at a gate. */
    static String stop(String name) {
        return """
               {"name": "%s", "hard": true, "roles": ["requester"], "approvals": 1, "fourEyes": false, "approvedBy": [],
                "subjectDigest": "%s", "subject": %s}""".formatted(name, DIGEST, SUBJECT.formatted(name, DIGEST));
    }

    /** A cycle that waits at a gate, with two criteria, a task, an answered question and a passed gate. */
    static String at(String stop) {
        return with("""
                "stop": %s""".formatted(stop(stop)));
    }

    /** A cycle that works. */
    static String working() {
        return with("\"findings\": []");
    }

    private static String with(String more) {
        return """
               {"id": "%s", "title": "Prices", "state": "STOPPED", "project": "shop", "requestedBy": "ann",
                "next": "A requester decides.", "branch": "lockstep/%s", "repository": "https://git.example.org/shop.git",
                "commands": {"run": "java -jar app.jar", "test": "./test.sh"},
                "phases": [{"name": "product-specification", "state": "done", "stop": "spec-approval"},
                           {"name": "user-verification", "state": "waiting", "stop": "user-verification"}],
                "questions": [{"id": "Q1", "text": "Which rate?", "why": "It differs.", "options": [], "assumption": "19",
                               "answer": "Seven", "answeredBy": "ann", "assumptionAccepted": false}],
                "criteria": [{"id": "AC1", "ears": "When asked, the shop shall show VAT", "check": "test"},
                             {"id": "AC2", "ears": "If the rate is unknown, the shop shall say so", "check": "human"}],
                "tasks": [{"id": "T1", "title": "Add rates", "criteria": ["AC1"], "needs": [], "state": "submitted",
                           "session": "s4"}],
                "gates": [{"name": "spec-approval", "hard": true, "approvers": ["paul"], "digest": "aabbccdd",
                           "passedAt": "2026-11-22T00:13:05.123456Z"}],
                "deployments": [{"environment": "production", "status": "rolled-back", "commit": "abc", "by": "pipeline",
                                 "at": "2026-11-23T01:02:03.456Z", "url": "https://deploy.example.org/17"}],
                %s}""".formatted(ID, ID, more);
    }
}
