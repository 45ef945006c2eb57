package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.legs.AnsweredQuestion;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.ClaimedLeg.Repository;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.cycles.Briefs;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.policy.BaselinePolicy;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.Ground;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.git.WorkRefs;
import dev.lockstep.tracker.store.LegRow;
import dev.lockstep.tracker.store.ProjectRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts together what an attempt is given: all that the session may know, and nothing else. */
@ApplicationScoped
class ClaimedLegs {
    private final Repositories repositories;
    private final Briefs briefs;
    private final Transcripts transcripts;
    private final CycleHistory history;
    private final TrackerConfig config;

    ClaimedLegs(
            Repositories repositories,
            Briefs briefs,
            Transcripts transcripts,
            CycleHistory history,
            TrackerConfig config) {
        this.repositories = repositories;
        this.briefs = briefs;
        this.transcripts = transcripts;
        this.history = history;
        this.config = config;
    }

    ClaimedLeg of(LegClaims.Given given) {
        Cycle cycle = given.cycle();
        LegRow leg = given.leg();
        Session session = cycle.session(leg.session).orElseThrow();
        Briefs.Brief brief = briefs.of(cycle.charter());
        ProjectRow project = repositories.project(cycle.charter().project());
        SessionTemplate template = briefs.template(cycle.charter(), session.phase());
        List<Turn> transcript = transcripts.read(cycle.id(), session.id());
        Optional<Snapshot> snapshot = Snapshot.lastIn(transcript, cycle.id()).or(() -> Snapshot.picked(cycle, session));
        return new ClaimedLeg(
                cycle.id(),
                session.id(),
                leg.leg,
                leg.attempt,
                given.token(),
                session.phase(),
                session.round(),
                new Repository(project.name, project.urlWithoutCredentials(), project.defaultBranch, brief.commands()),
                session.ground().base(),
                snapshot.map(Snapshot::commit).orElse(null),
                snapshot.map(Snapshot::ref).orElse(null),
                WorkRefs.ofAttempt(cycle.id(), leg.leg, leg.attempt),
                cycle.base(),
                writes(cycle, session),
                template,
                brief.request(),
                session.task().orElse(null),
                answers(cycle),
                cycle.findings(),
                history.of(cycle, session, template.spec()),
                cycle.baseline().orElse(null),
                snapshot.isEmpty() && BaselinePolicy.isWanted(cycle, session) ? true : null,
                transcript,
                given.left(),
                session.waived(),
                (int) config.legs().lease().toSeconds(),
                (int) config.legs().deadline().toSeconds());
    }

    /** The paths that a session may change: its phase's, and those in which it is to resolve a conflict. */
    static List<String> writes(Cycle cycle, Session session) {
        Stream<String> ofPhase = cycle.phase(session.phase()).writes().stream()
                .map(path -> path.replace("${cycle}", cycle.id().toString()));
        return Stream.concat(ofPhase, cycle.conflictsOf(session).stream())
                .distinct()
                .toList();
    }

    /** A state of the workspace that a tool call left behind, and where it was pushed. */
    private record Snapshot(String commit, String ref) {
        /** What the tracker made of the session's work, where other work landed before it. */
        static Optional<Snapshot> picked(Cycle cycle, Session session) {
            Ground ground = session.ground();
            String ref = WorkRefs.ofPicked(cycle.id(), session.id(), ground.moves());
            return ground.picked().map(commit -> new Snapshot(commit, ref));
        }

        /**
         * The last one that the cycle's branch lacks. A submission is on it, unless the session had to be told to try again
         * after it: then it could not be landed.
         */
        static Optional<Snapshot> lastIn(List<Turn> transcript, UUID cycle) {
            boolean triesAgain = false;
            for (Turn turn : transcript.reversed()) {
                if (turn.body() instanceof TurnBody.Submitted submitted) {
                    return triesAgain
                            ? Optional.of(new Snapshot(
                                    submitted.commit(), WorkRefs.ofAttempt(cycle, turn.leg(), turn.attempt())))
                            : Optional.empty();
                }
                if (turn.body() instanceof TurnBody.ToolResult result && result.workspaceCommit() != null) {
                    return Optional.of(new Snapshot(
                            result.workspaceCommit(), WorkRefs.ofAttempt(cycle, turn.leg(), turn.attempt())));
                }
                triesAgain = turn.body() instanceof TurnBody.HumanMessage told
                        && told.topic().equals(Transcripts.TRY_AGAIN);
            }
            return Optional.empty();
        }
    }

    private static List<AnsweredQuestion> answers(Cycle cycle) {
        return cycle.questions().stream()
                .filter(question -> !question.isOpen())
                .map(ClaimedLegs::answered)
                .toList();
    }

    private static AnsweredQuestion answered(AskedQuestion question) {
        AskedQuestion.Answer answer = question.answer().orElseThrow();
        return new AnsweredQuestion(
                question.id(), question.question().text(), answer.text(), answer.assumptionAccepted(), answer.by());
    }
}
