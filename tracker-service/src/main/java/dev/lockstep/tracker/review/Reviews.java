package dev.lockstep.tracker.review;

import dev.lockstep.contracts.CodeTree;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.tracker.api.CycleLists;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.git.ChangedText;
import dev.lockstep.tracker.review.Remarks.Remark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what waits at a stop: its documents and code as they differ from what was approved last. */
@ApplicationScoped
public class Reviews {
    private static final long MAX_FILE = 512 * 1024L;
    private static final long MAX_CHANGE = 4 * 1024 * 1024L;

    private final CycleLists lists;
    private final Repositories repositories;
    private final Remarks remarks;
    private final Viewed viewed;

    Reviews(CycleLists lists, Repositories repositories, Remarks remarks, Viewed viewed) {
        this.lists = lists;
        this.repositories = repositories;
        this.remarks = remarks;
        this.viewed = viewed;
    }

    /**
     * What a person looks through.
     *
     * @param elsewhere remarks on files that no longer differ
     */
    public record Review(
            ApprovedVersion against,
            List<FileReview> documents,
            List<FileReview> code,
            List<Remark> remarks,
            List<Remark> elsewhere) {
        public long viewed() {
            return documents.stream().filter(FileReview::viewed).count()
                    + code.stream().filter(FileReview::viewed).count();
        }

        public int files() {
            return documents.size() + code.size();
        }
    }

    /**
     * The review of what waits.
     *
     * @throws dev.lockstep.tracker.git.GitFailedException when the repository can't be read
     */
    public Review of(Cycle cycle, Stage.AtStop at, String person) {
        List<CloudEvent> log = lists.all(cycle.id());
        ApprovedVersion against =
                ApprovedVersion.before(cycle, cycle.stopOf(at.phase()).hard(), log);
        List<ChangedText> texts = repositories
                .of(cycle.charter().project())
                .changedTexts(at.subject().commit(), against.commit(), MAX_FILE, MAX_CHANGE);
        List<Remark> own = remarks.of(new Remarks.Place(cycle.id(), at.stop(), person));
        Map<String, String> marks = viewed.of(cycle.id(), person);
        List<FileReview> files = texts.stream()
                .map(text -> FileReview.of(
                        text,
                        CodeTree.isDocument(text.path()),
                        at.digest(),
                        own,
                        Optional.ofNullable(marks.get(text.path()))))
                .toList();
        return new Review(
                against,
                files.stream().filter(FileReview::isDocument).toList(),
                files.stream().filter(file -> !file.isDocument()).toList(),
                own,
                own.stream()
                        .filter(remark ->
                                texts.stream().noneMatch(text -> text.path().equals(remark.path())))
                        .toList());
    }
}
