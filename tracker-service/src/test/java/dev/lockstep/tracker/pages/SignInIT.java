package dev.lockstep.tracker.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees pages, for how long, and what another site's page can't do in their name. */
@QuarkusTest
class SignInIT {
    private static final String COOKIE = "lockstep-session";
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private static LiveCycle cycle;

    @BeforeAll
    static void begin() {
        cycle = LiveCycle.begun(TestProject.added());
    }

    private static RequestSpecification browser() {
        String tracker = ConfigProvider.getConfig().getValue("test.url", String.class);
        return given().baseUri(tracker).redirects().follow(false).urlEncodingEnabled(false);
    }

    private static Response signIn(String token, String to) {
        return browser()
                .contentType(FORM)
                .formParams(Map.of("token", token, "to", to))
                .post("/sign-in");
    }

    private static String key(Someone person) {
        return signIn(person.token(), "/").cookie(COOKIE);
    }

    private static String cancel() {
        return "/cycles/" + cycle.id() + "/cancellation";
    }

    @Test
    void whoeverIsNotSignedInIsAskedWhoTheyAreAndThenGoesOn() {
        Response page = browser().get("/board?by=phase&of=a%20b");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/sign-in?to=%2Fboard%3Fby%3Dphase%26of%3Da%2520b");
        Response asks = browser().get("/sign-in?to=%2Fboard%3Fby%3Dphase");
        assertThat(asks.statusCode()).isEqualTo(200);
        assertThat(asks.asString()).contains("name=\"to\" value=\"/board?by=phase\"");
    }

    @Test
    void aPersonsTokenOpensThePageThatWasWanted() {
        Response signedIn = signIn(Someone.VIEWER.token(), "/board?by=phase");

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.header("Location")).endsWith("/board?by=phase");
        Cookie cookie = signedIn.detailedCookie(COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isEqualTo(12 * 60 * 60);
        assertThat(cookie.getValue()).hasSizeGreaterThan(40).doesNotContain(Someone.VIEWER.token());
        assertThat(browser().cookie(COOKIE, cookie.getValue()).get("/board").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//example.org", "/\\example.org", "https://example.org", "/a|b", "/%25zz"})
    void aLinkToAnotherSiteLeadsToTheInbox(String to) {
        Response signedIn = signIn(Someone.VIEWER.token(), to);

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.header("Location")).isEqualTo(browserUrl() + "/");
    }

    private static String browserUrl() {
        String url = ConfigProvider.getConfig().getValue("test.url", String.class);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @ParameterizedTest
    @EnumSource(names = {"ENGINEER_AGENT", "STRANGER"})
    void aTokenThatIsNoPersonsOpensNothing(Someone other) {
        Response refused = signIn(other.token(), "/board");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString())
                .contains("That token is not a person's")
                .contains("value=\"/board\"")
                .doesNotContain(other.token());
        assertThat(refused.cookie(COOKIE)).isNull();
    }

    @Test
    void whoeverSignsOutTakesTheKeyBack() {
        String key = key(Someone.VIEWER);

        Response out = browser().cookie(COOKIE, key).contentType(FORM).post("/sign-out");

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.detailedCookie(COOKIE).getMaxAge()).isZero();
        assertThat(browser().cookie(COOKIE, key).get("/board").statusCode()).isEqualTo(302);
    }

    @Test
    void aKeyThatWasNeverGivenOpensNothing() {
        assertThat(browser().cookie(COOKIE, "never-given").get("/").statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cycles",
                "/api/inbox",
                "//api/cycles",
                "/api;a=b/cycles",
                "/%61pi/cycles",
                "/./api/cycles",
                "/board/../api/cycles"
            })
    void aBrowsersKeyOpensNoneOfTheProgramsPaths(String path) {
        Response response = browser().cookie(COOKIE, key(Someone.VIEWER)).get(path);

        assertThat(response.statusCode()).as(response.asString()).isIn(401, 404);
        assertThat(Someone.VIEWER.get("/api/cycles").statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramWithAPersonsTokenMayReadPagesToo() {
        assertThat(Someone.VIEWER.get("/board").statusCode()).isEqualTo(200);
        assertThat(Someone.ENGINEER_AGENT.get("/board").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://example.org",
        "Origin, null",
        "Origin, not an address"
    })
    void aFormOfAnotherSiteMovesNothing(String header, String value) {
        long before = cycle.standing().sequence();

        Response response = browser()
                .cookie(COOKIE, key(Someone.REQUESTER))
                .header(header, value)
                .contentType(FORM)
                .formParams(Map.of("reason", "Not wanted"))
                .post(cancel());

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(403);
        assertThat(response.contentType()).startsWith("text/html");
        assertThat(response.asString()).contains("sent by a page of another site");
        assertThat(cycle.standing().sequence()).isEqualTo(before);
    }

    @Test
    void aFormOfThisSiteMovesWhatItSays() {
        LiveCycle other = LiveCycle.begun(cycle.project());

        Response response = browser()
                .cookie(COOKIE, key(Someone.REQUESTER))
                .header("Origin", browserUrl())
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(FORM)
                .formParams(Map.of("reason", "Not wanted"))
                .post("/cycles/" + other.id() + "/cancellation");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(303);
        other.awaitState("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/board",
                "/audit",
                "/operate",
                "/sign-in",
                "/cycles/CYCLE",
                "/cycles/CYCLE/questions",
                "/cycles/CYCLE/sessions/s1",
                "/cycles/CYCLE/stops/spec-approval",
                "/cycles/01890a5d-ac96-774b-bcce-b302099a8057"
            })
    void everyPageRunsTheTrackersOwnFilesAloneAndIsKeptNowhere(String path) {
        Response page = browser()
                .cookie(COOKIE, key(Someone.OPERATOR))
                .get(path.replace("CYCLE", cycle.id().toString()));

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.asString())
                .doesNotContainPattern("<[^>]+\\son[a-z]+=")
                .doesNotContainPattern("<[^>]+\\sstyle=")
                .doesNotContain("<style", "<script>");
    }

    @Test
    void aPageThatIsNotThereSaysSo() {
        Response page = Browser.of(Someone.VIEWER).get("/cycles/{c}", "01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("<!doctype html>", "There is no cycle", "Nothing was changed");
    }
}
