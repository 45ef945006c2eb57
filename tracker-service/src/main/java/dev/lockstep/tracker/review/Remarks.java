package dev.lockstep.tracker.review;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people note about lines while they review. It outlives the browser and the tracker, and goes into their decision. */
@ApplicationScoped
public class Remarks {
    private static final int MOST = 200;
    private static final int LONGEST = 4_000;
    private static final int LONGEST_QUOTE = 300;

    private final EntityManager entities;

    Remarks(EntityManager entities) {
        this.entities = entities;
    }

    /** Where a person reviews: what waits at a stop of a cycle. */
    public record Place(UUID cycle, String stop, String person) {}

    /** A note on a line of a file, as it stood in what had that digest. */
    public record Remark(long id, String digest, String path, int line, String quote, String text) {
        /** The beginning of the line that it is on. Forms write a line's end in their own way, so it is left out. */
        String start() {
            String start = quote.endsWith("…") ? quote.substring(0, quote.length() - 1) : quote;
            return start.stripTrailing();
        }

        /** The remark as a session reads it. */
        String said() {
            return path + ":" + line + (quote.isBlank() ? "" : " “" + quote.strip() + "”") + "\n" + text;
        }
    }

    @Transactional
    public List<Remark> of(Place place) {
        List<?> rows = entities.createNativeQuery("""
                        select id, subject_digest, path, line, quote, text from remark
                        where cycle_id = ?1 and stop = ?2 and person = ?3 order by path, line, id
                        """)
                .setParameter(1, place.cycle())
                .setParameter(2, place.stop())
                .setParameter(3, place.person())
                .getResultList();
        return rows.stream().map(row -> remark((Object[]) row)).toList();
    }

    /**
     * Keeps a remark.
     *
     * @throws RejectedException when it is empty or too long, or there are 200 of them
     */
    @Transactional
    public void add(Place place, Remark remark) {
        refusal(place, remark).ifPresent(reason -> {
            throw new RejectedException(Rejection.of(Kind.INVALID, reason));
        });
        entities.createNativeQuery("""
                        insert into remark (cycle_id, stop, person, subject_digest, path, line, quote, text)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                        """)
                .setParameter(1, place.cycle())
                .setParameter(2, place.stop())
                .setParameter(3, place.person())
                .setParameter(4, remark.digest())
                .setParameter(5, remark.path())
                .setParameter(6, remark.line())
                .setParameter(7, cut(remark.quote().replace("\0", "\\0")))
                .setParameter(8, remark.text().replace("\0", "\\0"))
                .executeUpdate();
    }

    @Transactional
    public void remove(Place place, long id) {
        entities.createNativeQuery("delete from remark where id = ?1 and cycle_id = ?2 and stop = ?3 and person = ?4")
                .setParameter(1, id)
                .setParameter(2, place.cycle())
                .setParameter(3, place.stop())
                .setParameter(4, place.person())
                .executeUpdate();
    }

    /** Puts a comment and the remarks of the place into one text, or nothing when there are none, and forgets the remarks. */
    @Transactional
    public Optional<String> take(Place place, String comment) {
        List<Remark> remarks = of(place);
        remarks.forEach(remark -> remove(place, remark.id()));
        String lines = remarks.stream().map(Remark::said).collect(Collectors.joining("\n\n"));
        String all = comment.isBlank() || lines.isEmpty() ? comment + lines : comment + "\n\n" + lines;
        return Optional.of(all).filter(text -> !text.isBlank());
    }

    private Optional<String> refusal(Place place, Remark remark) {
        if (remark.text().isBlank()) {
            return Optional.of("The comment is empty; write what is to change");
        }
        if (remark.text().length() > LONGEST) {
            return Optional.of(
                    "The comment has " + remark.text().length() + " characters; at most " + LONGEST + " fit on a line");
        }
        if (!Viewed.isFile(remark.path(), remark.digest())) {
            return Optional.of("The comment is on no file of what waits here; show the page again and write it there");
        }
        return of(place).size() >= MOST
                ? Optional.of("There are " + MOST + " comments already; send them, or remove some")
                : Optional.empty();
    }

    private static String cut(String quote) {
        return quote.length() <= LONGEST_QUOTE ? quote : quote.substring(0, LONGEST_QUOTE) + "…";
    }

    private static Remark remark(Object[] row) {
        return new Remark(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).intValue(),
                (String) row[4],
                (String) row[5]);
    }
}
