package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Amounts;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.GivenAnswer;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How legs are taken, fenced, asked in, retried and ended. */
class LegRuleTest {
    @Test
    void anEndCountsThoughTheLegWasClaimedAgainBeforeItWasHeardOf() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        Command ofTheFirst = Moves.submit(driven.state());
        driven.does(Moves.claim("s2.1", "worker-2"));

        List<CycleEvent> events = driven.does(_ -> ofTheFirst);

        assertThat(events.getFirst())
                .isInstanceOfSatisfying(CycleEvent.LegSubmitted.class, submitted -> assertThat(submitted.attempt())
                        .isEqualTo(1));
    }

    @Test
    void anAttemptThatWasNeverMadeEndsNothing() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        driven.does(Moves.claim("s2.1", "worker-2"));
        Command.LegEnd end = new Command.LegEnd("s2.1", 3, 0, "digest");

        Rejection refusal = driven.refusalOf(_ -> new Command.FailLeg(end, "forged"));

        assertThat(refusal.kind()).isEqualTo(Kind.FENCED);
        assertThat(refusal.detail()).isEqualTo("Attempt 3 at leg s2.1 was never made; the latest is attempt 2");
    }

    @Test
    void aLegOfLongAgoIsNotClaimedOrEnded() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        Command late = Moves.submit(driven.state());
        driven.toStopOf(PhaseName.ARCHITECTURE).after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD));

        assertThat(driven.refusalOf(_ -> late).kind()).isEqualTo(Kind.FENCED);
        assertThat(driven.refusalOf(_ -> Moves.claim("s2.1", "worker-2")).kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aLegOfAPhaseThatWasSentBackIsNotClaimed() {
        DrivenCycle driven = DrivenCycle.begun()
                .toStopOf(PhaseName.ARCHITECTURE)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.ARCHITECTURE));

        assertThat(driven.refusalOf(_ -> Moves.claim("s2.1", "worker-2")).detail())
                .isEqualTo("Leg s2.1 is stale; its phase was sent back");
    }

    @Test
    void questionsAreNumberedThroughTheCycle() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.PRODUCT_SPECIFICATION);
        driven.does(cycle -> Moves.ask(cycle, "How many?", "How fast?"));
        driven.toWorkIn(PhaseName.ARCHITECTURE);

        driven.does(cycle -> Moves.ask(cycle, "Which store?"));

        assertThat(driven.state().questions())
                .extracting(question -> question.id())
                .containsExactly("Q1", "Q2", "Q3");
    }

    @Test
    void theSessionGoesOnWhenItsLastQuestionIsAnswered() {
        DrivenCycle driven = asking("How many?", "How fast?");

        List<CycleEvent> first = driven.does(answer(new GivenAnswer("Q1", Optional.of("ten"))));
        List<CycleEvent> second = driven.does(answer(new GivenAnswer("Q2", Optional.empty())));

        assertThat(first).containsExactly(new CycleEvent.QuestionAnswered("s1", "Q1", "ten", false, "rita"));
        assertThat(DrivenCycle.namesOf(second)).containsExactly("QuestionAnswered", "LegDispatched");
        assertThat(second.getFirst())
                .isEqualTo(new CycleEvent.QuestionAnswered("s1", "Q2", "assume How fast?", true, "rita"));
    }

    @Test
    void answersMustFitTheOpenQuestions() {
        DrivenCycle driven = asking("How many?", "How fast?");
        GivenAnswer ten = new GivenAnswer("Q1", Optional.of("ten"));

        assertThat(driven.refusalOf(_ -> answer()).detail()).isEqualTo("No answer was given");
        assertThat(driven.refusalOf(_ -> answer(new GivenAnswer("Q1", Optional.of(" "))))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(driven.refusalOf(_ -> answer(ten, ten)).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(driven.refusalOf(_ -> answer(ten, new GivenAnswer("Q9", Optional.of("?"))))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        driven.does(answer(ten));
        assertThat(driven.refusalOf(_ -> answer(ten)).detail()).contains("Q1 is closed", "what was answered stands");
    }

    @Test
    void askingNeedsAQuestion() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);

        assertThat(driven.refusalOf(Moves::ask).kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void aRetryGivesTheSessionMoreBudgetAndANewLeg() {
        DrivenCycle driven =
                DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE).after(Moves::pause);

        driven.does(Moves.retry("s2", 5000, CycleBudget.NOTHING, Amounts.NOTHING));

        Session session = Moves.latest(driven.state());
        assertThat(session.state()).isEqualTo(new LegState.Waiting("s2.2"));
        assertThat(session.extraTokens()).isEqualTo(5000);
        assertThat(session.retries()).isEqualTo(1);
        assertThat(session.attempts()).isZero();
    }

    @Test
    void theAttemptsOfAllLegsAreCounted() {
        DrivenCycle driven =
                DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE).after(Moves::pause);

        driven.does(Moves.retry("s2", People.REQUESTER));
        driven.toWorkIn(PhaseName.ARCHITECTURE);

        Session session = Moves.latest(driven.state());
        assertThat(session.attempts()).isEqualTo(1);
        assertThat(session.attemptsInAll()).isEqualTo(2);
    }

    @Test
    void aRetryTakesNoBudgetAwayAndNeedsASession() {
        DrivenCycle driven =
                DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE).after(Moves::fail);

        assertThat(driven.refusalOf(_ -> Moves.retry("s2", -1, CycleBudget.NOTHING, Amounts.NOTHING))
                        .detail())
                .isEqualTo("What a retry grants must lie between 0 and 1000000000000000");
        assertThat(driven.refusalOf(_ -> Moves.retry("s7", 0, CycleBudget.NOTHING, Amounts.NOTHING))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void theRequesterOrSomeoneWithTheRoleCancelsAndTheReasonStays() {
        DrivenCycle driven = DrivenCycle.begun();

        assertThat(driven.refusalOf(_ -> new Command.Cancel(People.REQUESTER, " "))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(driven.refusalOf(_ -> new Command.Cancel(new Person("rob", Set.of("requester")), "why"))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        driven.does(new Command.Cancel(People.ADMIN, "Superseded"));
        assertThat(driven.state().stage()).isEqualTo(new Stage.Cancelled("ada", "Superseded"));
    }

    private static DrivenCycle asking(String... questions) {
        return DrivenCycle.begun()
                .toWorkIn(PhaseName.PRODUCT_SPECIFICATION)
                .after(cycle -> Moves.ask(cycle, questions));
    }

    private static Command answer(GivenAnswer... answers) {
        return new Command.AnswerQuestions(People.REQUESTER, List.of(answers));
    }
}
