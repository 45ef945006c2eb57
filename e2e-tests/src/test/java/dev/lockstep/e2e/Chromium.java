package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** Chromium with a window for each person. What the pages' scripts and styles were refused or failed in is noted. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final Playwright playwright;
    private final Browser browser;
    private final Path pictures;
    private final Map<String, Page> windows = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> examined = new TreeSet<>();

    private Chromium(Path pictures) {
        this.pictures = pictures;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Starts it; skips the test where there is none, and fails there on a build server. */
    static Chromium start(Path pictures) {
        if (!Files.isExecutable(PROGRAM)) {
            String lack = PROGRAM + " is not there (apt-get install chromium), so no page can be shown";
            if ("true".equals(System.getenv("CI"))) {
                fail(lack);
            }
            System.err.println("SKIPPED: " + lack);
            Assumptions.abort(lack);
        }
        return new Chromium(pictures);
    }

    /** The window of a person, signed in by a link as {@code lockstep up} prints it. */
    Page window(URI tracker, String person, String token) {
        return windows.computeIfAbsent(person, _ -> {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                    .setBaseURL(tracker.toString())
                    .setViewportSize(WIDTH, HEIGHT));
            context.grantPermissions(List.of("clipboard-write"));
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type())) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
            page.navigate("/sign-in#token=" + token);
            page.waitForURL(url -> !url.contains("sign-in"));
            return page;
        });
    }

    /** Takes pictures of a page, light, dark and on a phone, and requires that axe finds nothing grave in either light. */
    void examine(Page page, String name) {
        if (!examined.add(name)) {
            return;
        }
        picture(page, name);
        requireAccessible(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, name + "-dark");
        requireAccessible(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        picture(page, name + "-phone");
        page.setViewportSize(WIDTH, HEIGHT);
    }

    private void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
    }

    private static void requireAccessible(Page page, String name) {
        List<String> grave = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Chromium::said)
                        .toList();
        assertThat(grave).as("what axe finds grave on " + name).isEmpty();
    }

    private static String said(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    Set<String> examined() {
        return examined;
    }

    /** What went wrong in the pages, by the browser's own word. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
