package dev.lockstep.agent.loop;

import static dev.lockstep.agent.SampleTurns.SUBMISSION;
import static dev.lockstep.agent.SampleTurns.call;
import static dev.lockstep.agent.SampleTurns.calls;
import static dev.lockstep.agent.SampleTurns.context;
import static dev.lockstep.agent.SampleTurns.read;
import static dev.lockstep.agent.SampleTurns.refusal;
import static dev.lockstep.agent.SampleTurns.result;
import static dev.lockstep.agent.SampleTurns.says;
import static dev.lockstep.agent.loop.SampleConversation.conversation;
import static dev.lockstep.agent.loop.SampleConversation.failure;
import static dev.lockstep.agent.loop.SampleConversation.pause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    private final SampleLeg sample = new SampleLeg();

    @Test
    void three_replies_in_a_row_that_call_nothing_fail_the_leg() {
        TurnBody.Correction correction = new TurnBody.Correction("use a tool");

        Step step = next(context(), says("1"), correction, says("2"), correction, says("3"), correction);

        assertThat(failure(step)).contains("3 replies in a row");
    }

    @Test
    void a_good_call_in_between_starts_the_count_anew() {
        TurnBody.Correction correction = new TurnBody.Correction("use a tool");

        Step step = next(
                context(),
                says("1"),
                correction,
                says("2"),
                correction,
                calls(read("a")),
                result(read("a"), "A"),
                says("3"),
                correction);

        assertThat(step).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void three_malformed_submissions_in_a_row_fail_the_leg_with_the_last_reason() {
        ToolCall bad = call("submit", "{}");

        Step step = next(
                context(),
                calls(bad),
                refusal(bad, "x"),
                calls(bad),
                refusal(bad, "x"),
                calls(bad),
                refusal(bad, "checklist is missing"));

        assertThat(failure(step)).contains("checklist is missing");
    }

    @Test
    void what_the_tracker_refused_goes_back_to_the_model_four_times() {
        assertThat(next(refusedSubmissions(4))).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void the_fifth_refusal_fails_the_leg() {
        assertThat(failure(next(refusedSubmissions(5))))
                .contains("refused 5 times")
                .contains("C1 points nowhere");
    }

    @Test
    void refusals_of_an_earlier_leg_do_not_count() {
        sample.leg = "s1.2";

        assertThat(next(refusedSubmissions(5))).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void the_same_call_is_run_twice_and_refused_the_third_time() {
        assertThat(next(repeated(1))).isInstanceOf(Step.RunTool.class);
        assertThat(((Step.Refuse) next(repeated(2))).text()).contains("3 times in a row");
    }

    @Test
    void the_same_call_for_the_sixth_time_fails_the_leg() {
        assertThat(failure(next(repeated(5)))).contains("6 times in a row");
    }

    @Test
    void the_order_of_fields_does_not_hide_a_repetition() {
        ToolCall one = call("read", "{\"path\":\"a\",\"from\":1}");
        ToolCall same = call("read", "{ \"from\":1, \"path\":\"a\" }");

        Step step = next(context(), calls(one, same, one), result(one, "A"), result(same, "A"));

        assertThat(step).isInstanceOf(Step.Refuse.class);
    }

    @Test
    void another_call_in_between_is_no_repetition() {
        Step step = next(
                context(),
                calls(read("a"), read("a"), read("b"), read("a")),
                result(read("a"), "A"),
                result(read("a"), "A"),
                result(read("b"), "B"));

        assertThat(step).isInstanceOf(Step.RunTool.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ababa, RUN",
        "ababab, REFUSED",
        "abcabcab, RUN",
        "abcabcabc, REFUSED",
        "abcdabcdabcd, REFUSED",
        "abcdeabcdeabcde, RUN",
        "abababxab, RUN",
        "xabababababab, FAILED",
        "abcabcabcabcabcabc, FAILED",
        "aabaabaab, REFUSED",
    })
    void a_circle_of_a_few_calls_is_cut_off_like_a_repeated_one(String calls, String outcome) {
        List<TurnBody> turns = new ArrayList<>(List.of(context()));
        for (int i = 0; i < calls.length(); i++) {
            ToolCall call = read(calls.substring(i, i + 1));
            turns.add(calls(call));
            if (i < calls.length() - 1) {
                turns.add(result(call, "same"));
            }
        }

        Step step = next(turns.toArray(TurnBody[]::new));

        assertThat(
                        switch (step) {
                            case Step.RunTool run -> "RUN";
                            case Step.Refuse refuse -> "REFUSED";
                            default -> "FAILED";
                        })
                .isEqualTo(outcome);
    }

    @Test
    void the_model_is_told_which_circle_it_turns_in() {
        ToolCall a = read("a");
        ToolCall b = read("b");

        Step.Refuse step = (Step.Refuse) next(
                context(),
                calls(a, b, a, b, a, b),
                result(a, "A"),
                result(b, "B"),
                result(a, "A"),
                result(b, "B"),
                result(a, "A"));

        assertThat(step.text())
                .contains("3 times in a row within the same 2 calls", "Go another way", "submit or fail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, 1000, 1000 | its turns: 1 of the 1",
                "60, 110, 1000 | its tokens: 110 of the 110",
                "60, 1000, 250 | its cost: 0.00025 of the 0.00025",
            })
    void the_leg_pauses_when_it_has_used_what_was_left(String left, String reason) {
        List<Long> bounds = Stream.of(left.split(", ", -1)).map(Long::valueOf).toList();
        sample.left = new ClaimedLeg.Left(bounds.get(0), bounds.get(1), bounds.get(2), 3600);

        Step step = since(context(), calls(read("a")), result(read("a"), "A"));

        assertThat(pause(step)).contains(reason);
    }

    @Test
    void what_came_with_the_claim_was_counted_by_the_tracker() {
        sample.left = new ClaimedLeg.Left(1, 1, 1, 1);

        assertThat(next(context(), calls(read("a")), result(read("a"), "A"))).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void a_call_of_the_reply_that_used_the_rest_is_not_made() {
        sample.left = new ClaimedLeg.Left(1, 1000, 1000, 3600);

        assertThat(pause(since(context(), calls(read("a"))))).contains("its turns");
    }

    @Test
    void a_malformed_call_of_the_reply_that_used_the_rest_is_not_answered() {
        sample.left = new ClaimedLeg.Left(1, 1000, 1000, 3600);

        assertThat(pause(since(context(), calls(call("submit", "{}"))))).contains("its turns");
        assertThat(pause(since(context(), says("Done")))).contains("its turns");
    }

    @Test
    void the_reply_that_used_the_rest_may_end_the_leg() {
        sample.left = new ClaimedLeg.Left(1, 1000, 1000, 3600);

        Step.EndLeg step = (Step.EndLeg) since(context(), calls(call("submit", SUBMISSION)));

        assertThat(step.ending()).isInstanceOf(Ending.Submit.class);
    }

    @ParameterizedTest
    @CsvSource({"600, 3600", "3600, 600"})
    void the_leg_pauses_when_its_own_or_its_sessions_time_is_used(int deadline, int left) {
        sample.before = List.of(context());
        sample.deadlineSeconds = deadline;
        sample.left = new ClaimedLeg.Left(60, 1000, 1000, left);
        ClaimedLeg leg = sample.claimed();

        assertThat(conversation(leg).next(leg.transcript(), Duration.ofSeconds(599)))
                .isInstanceOf(Step.CallModel.class);
        assertThat(pause(conversation(leg).next(leg.transcript(), Duration.ofSeconds(600))))
                .contains("its seconds: 600 of the 600");
    }

    @Test
    void one_reply_with_many_calls_does_not_outrun_the_legs_time() {
        sample.before = List.of(context(), calls(read("a"), read("b")), result(read("a"), "A"));
        ClaimedLeg leg = sample.claimed();

        Step step = conversation(leg).next(leg.transcript(), Duration.ofSeconds(600));

        assertThat(pause(step)).contains("its seconds: 600");
    }

    @Test
    void a_way_to_end_the_leg_is_open_even_when_its_time_is_used() {
        sample.before = List.of(context(), calls(call("submit", SUBMISSION)));
        ClaimedLeg leg = sample.claimed();

        Step step = conversation(leg).next(leg.transcript(), Duration.ofSeconds(601));

        assertThat(((Step.EndLeg) step).ending()).isInstanceOf(Ending.Submit.class);
    }

    private TurnBody[] repeated(int done) {
        List<TurnBody> turns = new ArrayList<>(List.of(context()));
        for (int i = 0; i < done; i++) {
            turns.add(calls(read("a")));
            turns.add(i < 2 ? result(read("a"), "A") : refusal(read("a"), "again"));
        }
        turns.add(calls(read("a")));
        return turns.toArray(TurnBody[]::new);
    }

    private TurnBody[] refusedSubmissions(int times) {
        List<TurnBody> turns = new ArrayList<>(List.of(context()));
        for (int i = 0; i < times; i++) {
            turns.add(calls(call("submit", SUBMISSION)));
            turns.add(refusal(call("submit", SUBMISSION), "C1 points nowhere"));
            turns.add(calls(read("a" + i)));
            turns.add(result(read("a" + i), "A"));
        }
        return turns.toArray(TurnBody[]::new);
    }

    /** The step after turns that were all recorded since the claim. */
    private Step since(TurnBody... turns) {
        return conversation(sample.claimed()).next(SampleLeg.turns(List.of(turns), SampleLeg.LEG), Duration.ZERO);
    }

    private Step next(TurnBody... turns) {
        return SampleConversation.next(sample, turns);
    }
}
