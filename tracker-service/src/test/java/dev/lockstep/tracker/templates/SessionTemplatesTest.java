package dev.lockstep.tracker.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.Budget;
import dev.lockstep.contracts.templates.TemplateSpec.ChecklistItem;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTemplatesTest {
    private static final String PATH = "sessions/testing.md";
    private static final String VALID = """
            ---
            name: testing
            phase: 6
            role: QA engineer
            goal: Every attack was a run
            inputs: [answers, docs/product-spec.md, docs/architecture.md, docs/implementation-plan.md, docs/test-plan.md]
            outputs:
              - {path: "docs/tests/${cycle}.md", sections: [Risks, Tests], data: test, max_new_words: 500}
            tools: [read, write, run, ask, submit, fail]
            dimensions:
              - {id: boundaries, weight: 95, settled_by: E of a run}
              - {id: abuse, weight: 5, settled_by: D F}
            checklist:
              - {id: C1, text: Tests came first, proof: D}
            budget: {turns: 10, questions: 2, tokens: 5000000000, cost: 2.50, minutes: 45}
            refuse: [a spec without criteria]
            ---

            ## Stance
            Break it.
            """;

    @Test
    void a_valid_file_is_read_into_every_field() {
        SessionTemplate template = SessionTemplates.parse(PATH, VALID.getBytes(UTF_8));

        assertThat(template.path()).isEqualTo(PATH);
        assertThat(template.body()).isEqualTo("## Stance\nBreak it.");
        assertThat(template.spec())
                .isEqualTo(new TemplateSpec(
                        "testing",
                        6,
                        "QA engineer",
                        "Every attack was a run",
                        List.of(
                                "answers",
                                "docs/product-spec.md",
                                "docs/architecture.md",
                                "docs/implementation-plan.md",
                                "docs/test-plan.md"),
                        List.of(new Output(
                                "docs/tests/${cycle}.md",
                                List.of("Risks", "Tests"),
                                Optional.of("test"),
                                Optional.of(500),
                                Optional.empty(),
                                Optional.empty())),
                        List.of("read", "write", "run", "ask", "submit", "fail"),
                        List.of(new Dimension("boundaries", 95, "E of a run"), new Dimension("abuse", 5, "D F")),
                        List.of(new ChecklistItem("C1", "Tests came first", "D")),
                        new Budget(10, 2, 5_000_000_000L, Optional.of(2_500_000L), Optional.of(45)),
                        List.of("a spec without criteria")));
    }

    @Test
    void the_digest_is_that_of_the_bytes_even_where_the_text_is_normalized() {
        byte[] bytes = ("\uFEFF" + VALID.replace("\n", "\r\n")).getBytes(UTF_8);

        SessionTemplate template = SessionTemplates.parse(PATH, bytes);

        assertThat(template.sha256()).isEqualTo(Sha256.of(bytes));
        assertThat(template.body()).isEqualTo("## Stance\nBreak it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "phase",
                "role",
                "goal",
                "inputs",
                "outputs",
                "tools",
                "dimensions",
                "checklist",
                "budget",
                "refuse"
            })
    void a_missing_field_is_named(String field) {
        String text = VALID.replaceFirst("(?m)^" + field + ":.*\\n(?:  .*\\n)*", "");

        assertThat(problemsOf(text)).anyMatch(problem -> problem.startsWith(field + " is missing; give "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    an unknown field of an entry | proof: D} | proof: D, prof: E} | checklist[0].prof is an unknown field; remove it, or use one of id, text, proof
                    a field of an entry left out | text: Tests came first, | `` | checklist[0].text is missing; give text; quote it if it looks like something else
                    a blank text | role: QA engineer | role: '  ' | role is empty; fill it in
                    text for a number | weight: 95 | weight: '95' | dimensions[0].weight must be a whole number of at least 1
                    a fraction | weight: 95 | weight: 94.5 | dimensions[0].weight must be a whole number of at least 1
                    a budget of nothing | turns: 10 | turns: 0 | budget.turns must be a whole number of at least 1
                    a number that is too large | turns: 10 | turns: 3000000000 | budget.turns must be a whole number of at least 1
                    no inputs | inputs: [answers, docs/product-spec.md, docs/architecture.md, docs/implementation-plan.md, docs/test-plan.md] | inputs: [] | inputs is empty; name at least one
                    a number in a list of texts | [a spec without criteria] | [x, 7] | refuse must list texts, and '7' is none; quote or remove it
                    weights that do not sum | weight: 95 | weight: 90 | the weights of dimensions sum to 95; make it 100
                    an id twice | id: abuse | id: boundaries | dimensions has 'boundaries' more than once; keep one
                    an unknown tool | [read, write, | [read, write, bash, | tools names 'bash', which is unknown; use list, search, read, edit, write, patch, run, diff, ask, submit, fail
                    no way to ask | run, ask, | run, | tools lacks 'ask'; every session must be able to ask, submit and fail
                    no way to run what needs a run | write, run, | write, | tools lacks 'run', but a dimension or checklist item needs a machine run (E); add it
                    no way to write the outputs | read, write, | read, | tools has neither write nor edit, so the outputs can't be written; add one
                    another phase's number | phase: 6 | phase: 5 | phase is 5, but testing is phase 6; correct one of them
                    a phase without sessions | name: testing | name: user-verification | name 'user-verification' is no phase with sessions; use one of product-specification, architecture, implementation-planning, implementation, build-verification, testing, final-verification, post-mortem
                    an unknown input | [answers, | [answer, | inputs names 'answer'; use a file's path, or one of request, task, answers, findings, history, repository
                    an input twice | [answers, | [answers, answers, | inputs has 'answers' more than once; keep one
                    a living document left out | docs/architecture.md, docs/implementation-plan.md, | `` | inputs lacks docs/architecture.md, docs/implementation-plan.md; every session reads the four living documents
                    a task where there is none | [answers, | [task, | inputs names 'task', but only sessions of implementation have one; remove it
                    unknown data | data: test | data: tests | outputs has the data 'tests'; use one of criterion, task, test, or leave data out
                    no such pointer kind | settled_by: D F | settled_by: reading | dimension 'abuse' has settled_by 'reading'; begin it with pointer kinds: R (a line of the request), A (an answer), H (an assumption that a person accepted), D (a section of a document that this session did not change), D-own (a section of a document, even one that this session changed), F (a line of code), E (a machine run that passed on the submitted code), E-red (a machine run that failed on other code than the submitted), E-any (a machine run on the submitted code, however it ended), E-scan (a run of the project's scan that passed on the submitted code)
                    bounds on rows that nobody counts | max_new_words: 500 | max_items: 20 | outputs bounds the items of docs/tests/${cycle}.md; only data of the kinds criterion and task is counted, so leave the bounds out
                    a bound above the other | data: test | data: task, min_items: 3, max_items: 2 | outputs has min_items above max_items for docs/tests/${cycle}.md; swap them
                    a proof of two kinds | proof: D | proof: D F | checklist item 'C1' has the proof 'D F'; give one pointer kind: R (a line of the request), A (an answer), H (an assumption that a person accepted), D (a section of a document that this session did not change), D-own (a section of a document, even one that this session changed), F (a line of code), E (a machine run that passed on the submitted code), E-red (a machine run that failed on other code than the submitted), E-any (a machine run on the submitted code, however it ended), E-scan (a run of the project's scan that passed on the submitted code)
""")
    void a_fault_is_named_with_its_place_and_repair(String title, String right, String wrong, String problem) {
        assertThat(VALID).contains(right);

        assertThat(problemsOf(VALID.replace(right, wrong))).containsExactly(problem);
    }

    @Test
    void an_implementation_is_told_its_task() {
        String text = VALID.replace("name: testing", "name: implementation").replace("phase: 6", "phase: 4");

        assertThat(problemsOf(text))
                .containsExactly("inputs lacks 'task'; without it the session does not know what to build");
    }

    @Test
    void what_a_cycle_began_with_is_not_judged_again() {
        byte[] bytes = VALID.replace("docs/architecture.md, ", "").getBytes(UTF_8);

        assertThat(SessionTemplates.accepted(PATH, bytes).spec().inputs()).doesNotContain("docs/architecture.md");
    }

    @Test
    void two_dimensions_that_could_stay_open_are_one_too_many() {
        String text = VALID.replace("weight: 95", "weight: 90")
                .replace("checklist:", "  - {id: load, weight: 5, settled_by: E}\nchecklist:");

        assertThat(problemsOf(text))
                .containsExactly(
                        "dimensions has 2 weights of 5 or less (abuse, load), but only one may stay open at 95 %;"
                                + " merge them or raise all but one");
    }

    @Test
    void a_checklist_must_not_be_empty() {
        String text = VALID.replaceFirst("checklist:\\n.*\\n", "checklist: []\n");

        assertThat(problemsOf(text)).containsExactly("checklist is empty; give at least one");
    }

    @Test
    void instructions_must_be_there() {
        assertThat(problemsOf(VALID.replace("## Stance\nBreak it.", "")))
                .containsExactly("there are no instructions after the front matter; write them");
    }

    @Test
    void instructions_must_be_short() {
        assertThat(problemsOf(VALID.replace("Break it.", "Break it. ".repeat(500))))
                .containsExactly("the instructions take about 1252 tokens; cut them to fewer than 1200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd.md",
                "../up.md",
                "docs/../../up.md",
                "docs/",
                "docs/${session}.md",
                "docs\\\\x.md",
                "docs//x.md"
            })
    void an_output_can_not_leave_the_repository(String path) {
        List<String> problems = problemsOf(VALID.replace("docs/tests/${cycle}.md", path));

        assertThat(problems).singleElement().asString().startsWith("outputs has the path '");
    }

    @Test
    void all_problems_are_listed_at_once() {
        String text = VALID.replace("goal: Every attack was a run\n", "")
                .replace("weight: 95", "weight: 80")
                .replace("[read,", "[read, browse,");

        InvalidTemplateException refused = refusalOf(text.getBytes(UTF_8));

        assertThat(refused.problems()).hasSize(3);
        assertThat(refused).hasMessageContainingAll(PATH, "goal is missing", "sum to 85", "'browse', which is unknown");
    }

    @Test
    void a_template_without_outputs_needs_no_tool_that_writes() {
        String text = VALID.replaceFirst("outputs:\\n.*\\n", "outputs: []\n").replace("write, ", "");

        SessionTemplate template = SessionTemplates.parse(PATH, text.getBytes(UTF_8));

        assertThat(template.spec().outputs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# Just Markdown\n", "---\nname: testing\n", "\n---\nname: testing\n---\nbody"})
    void a_file_without_front_matter_is_refused(String text) {
        assertThat(problemsOf(text))
                .containsExactly("the file must begin with front matter: a line '---', the fields, a line '---'");
    }

    @Test
    void yaml_that_can_not_be_read_is_named_with_its_line() {
        assertThat(problemsOf("---\nname: testing\nrole: [a\n---\nbody"))
                .singleElement()
                .asString()
                .startsWith("line ")
                .endsWith("; repair it");
    }

    @Test
    void a_field_given_twice_is_refused() {
        assertThat(problemsOf(VALID.replace("phase: 6", "phase: 6\nphase: 6")))
                .singleElement()
                .asString()
                .contains("Duplicate", "'phase'");
    }

    @Test
    void front_matter_that_is_no_mapping_is_refused() {
        assertThat(problemsOf("---\n- a\n---\nbody")).containsExactly("the file must be a mapping of fields to values");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        InvalidTemplateException refused = refusalOf(new byte[] {'-', '-', '-', '\n', (byte) 0xC3, (byte) 0x28});

        assertThat(refused.problems()).anyMatch(problem -> problem.contains("not UTF-8"));
    }

    private static List<String> problemsOf(String text) {
        return refusalOf(text.getBytes(UTF_8)).problems();
    }

    private static InvalidTemplateException refusalOf(byte[] bytes) {
        InvalidTemplateException refused =
                catchThrowableOfType(InvalidTemplateException.class, () -> SessionTemplates.parse(PATH, bytes));
        assertThat(refused).as("the template was accepted").isNotNull();
        return refused;
    }
}
