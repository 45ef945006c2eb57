package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.added;
import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.claims;
import static dev.lockstep.tracker.guards.Inspected.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that a change adds; the samples are put together here, so that no scanner takes this file for a leak. */
class SecretsGuardTest {
    private static final String RANDOM = "q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1Hm5Jc0Gf2Qa7We";

    @ParameterizedTest
    @CsvSource({
        "AKIA, Q7ZP2LK9XW4TN8RV, an AWS access key",
        "ghp_, q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1Hm5Jc0Gf2Qa7W, a GitHub token",
        "gho_, q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1Hm5Jc0Gf2Qa7W, a GitHub token",
        "github_pat_, q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1Hm5Jc0Gf2Qa7W, a GitHub token",
        "glpat-, q7Zp2Lk9Xw4Tn8Rv3Bs6, a GitLab token",
        "xoxb-, 2719384650-q7Zp2Lk9Xw4T, a Slack token",
        "AIza, q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1Hm5Jc0Gf2Qa7, a Google API key",
        "sk_live_, q7Zp2Lk9Xw4Tn8Rv3Bs6, a Stripe key",
        "sk-proj-, q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1H, a model provider's API key",
        "npm_, q7Zp2Lk9Xw4Tn8Rv3Bs6Yd1Hm5Jc0Gf2Qa7W, an npm token",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9., q7Zp2Lk9Xw4Tn8Rv, a JSON web token"
    })
    void whatIssuersGiveOutIsKnownByItsForm(String prefix, String rest, String kind) {
        List<FindingClaim> claims = claims(added("src/main/resources/app.yaml", "key: " + prefix + rest + "\n"));

        assertThat(claims).singleElement().satisfies(claim -> {
            assertThat(claim.claim()).isEqualTo("The change adds what looks like " + kind);
            assertThat(claim.evidence()).contains(prefix.substring(0, 4) + "…").doesNotContain(rest);
        });
    }

    @Test
    void aPrivateKeyIsFound() {
        assertThat(found(added(
                        "deploy/id",
                        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE\n-----END RSA " + "PRIVATE KEY-----\n")))
                .containsExactly("blocker: The change adds what looks like a private key");
        assertThat(found(added("deploy/id.pub", "-----BEGIN PUBLIC KEY-----\nMIIE\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.password=%s",
                "  password: %s",
                "private static final String API_KEY = \"%s\";",
                "const apiKey = '%s';",
                "SECRET_TOKEN = \"%s\"",
                "\"client_secret\": \"%s\",",
                "export AUTH_TOKEN=%s"
            })
    void aValueThatIsHardToGuessUnderATellingNameIsFoundAndMasked(String line) {
        List<FindingClaim> claims = claims(added("app.conf", line.formatted(RANDOM) + "\n"));

        assertThat(claims).singleElement().satisfies(claim -> {
            assertThat(claim.claim()).isEqualTo("The change adds what looks like a secret");
            assertThat(claim.evidence()).contains(RANDOM.substring(0, 4)).doesNotContain(RANDOM.substring(0, 5));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=changeme",
                "password: ${DB_PASSWORD}",
                "password: <your password here>",
                "token = os.environ[\"GITHUB_TOKEN_2\"]",
                "const token = process.env.GITHUB_TOKEN_2;",
                "String token = System.getenv(\"TOKEN_2\");",
                "password = \"secret\"",
                "api_key = \"your-api-key-1234567\"",
                "token: \"test-token-0123456789\"",
                "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",
                "String token = tokens.issue(user, Duration.ofMinutes(5));",
                "password = passwordEncoder.encode(raw1);",
                "private final TokenStore2 tokenStore;",
                "tokenType = TokenType.BEARER_V2",
                "tokens: 1234567890123",
                "commit: 8a1f654fbc1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e",
                "secretName: bank-database-credentials",
                "max_tokens=4096"
            })
    void placeholdersAndCodeAreNoSecrets(String line) {
        assertThat(found(added("src/main/resources/app.conf", line + "\n"))).isEmpty();
    }

    @Test
    void aSecretThatWasThereBeforeIsNotAdded() {
        String line = "password=" + RANDOM + "\n";

        assertThat(found(changed("app.conf", line, line + "port=80\n"))).isEmpty();
        assertThat(found(changed("app.conf", line, "  " + line))).isEmpty();
    }

    @Test
    void otherFindingsRepeatNoSecret() {
        String test = "test('logs in', () => {\n  expect(login('ghp_" + RANDOM + "')).toBe(true);\n});\n";

        assertThat(claims(changed(Inspected.SCRIPT, test, test.replace("toBe(true)", "toBeDefined()"))))
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.evidence()).doesNotContain(RANDOM));
    }
}
