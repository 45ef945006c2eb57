package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.cli.demo.Move;
import dev.lockstep.contracts.Json;
import dev.lockstep.localstack.Stack;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** People who see what waits for them in the inbox, and act by clicks alone. */
final class ClickingHands implements Hands {
    /** A gate with a document, a checkpoint with code, and the one where people try the result. */
    private static final Set<String> EXAMINED =
            Set.of("spec-approval", "implementation-checkpoint", "user-verification");

    private final Stack stack;
    private final Chromium chromium;

    ClickingHands(Stack stack, Chromium chromium) {
        this.stack = stack;
        this.chromium = chromium;
    }

    Page window(String person) {
        return chromium.window(stack.trackerUrl(), person, stack.token(person));
    }

    @Override
    public String request(String by, String project, String text) {
        Page page = window(by);
        page.navigate("/board");
        page.getByText("Request a change…").click();
        page.locator(".request select").selectOption(project);
        page.locator(".request textarea").fill(text);
        page.getByRole(AriaRole.BUTTON, named("Request this change")).click();
        page.waitForURL(Pattern.compile("/cycles/[0-9a-f-]+$"));
        return page.url().replaceAll(".*/", "");
    }

    @Override
    public void answer(String cycle, Move.Answer answer) {
        Page page = window(answer.by());
        page.navigate("/");
        chromium.examine(page, "inbox");
        page.locator("[data-row]")
                .filter(containing(page, "/cycles/" + cycle + "/questions"))
                .getByRole(AriaRole.LINK)
                .last()
                .click();
        chromium.examine(page, "questions");
        for (Map<String, Object> one : answer.answers()) {
            String question = String.valueOf(one.get("question"));
            if (one.get("answer") instanceof String words) {
                page.locator("[name='choice." + question + "'][value=own]").check();
                page.getByLabel("My own words for " + question).fill(words);
            } else {
                page.locator("[name='choice." + question + "'][value=assumption]")
                        .check();
            }
        }
        page.getByRole(AriaRole.BUTTON, named("Send the answers")).click();
        for (Map<String, Object> one : answer.answers()) {
            assertThat(page.locator("#answered")).containsText(one.get("question") + " ");
        }
    }

    @Override
    public void decide(String cycle, Move.Decide decide) {
        Page page = window(decide.by());
        page.navigate("/");
        page.locator("[data-row]")
                .filter(containing(page, "/cycles/" + cycle + "/stops/" + decide.stop()))
                .getByRole(AriaRole.LINK)
                .last()
                .click();
        assertThat(page.locator(".head h1"))
                .hasText(Pattern.compile(decide.stop().replace('-', '.'), Pattern.CASE_INSENSITIVE));
        if (EXAMINED.contains(decide.stop())) {
            chromium.examine(page, decide.stop());
        }
        JsonNode body = Json.tree(decide.body());
        String decision = body.path("decision").asText();
        if (decision.equals("request-changes")) {
            commentOnTheFirstChange(page);
        }
        page.getByLabel(label(decision), new Page.GetByLabelOptions().setExact(true))
                .check();
        body.path("criteria").fieldNames().forEachRemaining(criterion -> page.locator(
                        "[name='verdict." + criterion + "'][value=pass]")
                .check());
        page.getByLabel("Comment, kept on record").fill(body.path("comment").asText());
        page.locator("#decide button.primary:visible").click();
        page.waitForURL(Pattern.compile("/cycles/" + cycle + "$"));
    }

    private static void commentOnTheFirstChange(Page page) {
        page.locator("[data-change] [data-line]").first().click();
        Locator form = page.locator(".remarkform[open]");
        form.getByLabel("Comment").fill("The line that this is about.");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".remark")).containsText("The line that this is about.");
    }

    private static Locator.FilterOptions containing(Page page, String path) {
        return new Locator.FilterOptions().setHas(page.locator("a[href='" + path + "']"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static String label(String decision) {
        return switch (decision) {
            case "approve" -> "Approve";
            case "request-changes" -> "Request changes";
            default -> "Return to a phase";
        };
    }
}
