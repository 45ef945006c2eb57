package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole cycle by clicks in a real browser, over the packaged services; every page is looked at on the way. */
class PagesE2E {
    /** Looking over each page with axe, twice, takes longer than the cycle itself. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void peopleTakeACycleFromRequestToMergeByClicksAlone(@TempDir Path folder) {
        Sandbox.require();
        try (Chromium chromium = Chromium.start(PICTURES);
                LedgerCycle cycle = new LedgerCycle(folder, stack -> new ClickingHands(stack, chromium))) {
            cycle.play(List.of(), LIMIT);

            assertThat(cycle.view().path("state").asText()).isEqualTo("CLOSED");
            Page page = chromium.window(
                    cycle.stack().trackerUrl(), "operator", cycle.stack().token("operator"));
            for (Map.Entry<String, String> place : places(cycle.id()).entrySet()) {
                page.navigate(place.getValue());
                chromium.examine(page, place.getKey());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Map<String, String> places(String cycle) {
        return Map.of(
                "cycle", "/cycles/" + cycle,
                "session", "/cycles/" + cycle + "/sessions/s4",
                "document", "/cycles/" + cycle + "/documents?path=docs/architecture.md",
                "board", "/board?state=CLOSED",
                "audit", "/audit?cycle=" + cycle,
                "operate", "/operate");
    }
}
