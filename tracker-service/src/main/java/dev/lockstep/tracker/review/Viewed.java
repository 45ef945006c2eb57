package dev.lockstep.tracker.review;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which files of a cycle a person has marked as viewed, and with what content. */
@ApplicationScoped
public class Viewed {
    private static final int LONGEST_PATH = 4_096;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final EntityManager entities;

    Viewed(EntityManager entities) {
        this.entities = entities;
    }

    /** SHA-256 of the viewed content by path. */
    @Transactional
    public Map<String, String> of(UUID cycle, String person) {
        List<?> rows = entities.createNativeQuery("select path, sha256 from viewed where cycle_id = ?1 and person = ?2")
                .setParameter(1, cycle)
                .setParameter(2, person)
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).collect(Collectors.toMap(row -> (String) row[0], row ->
                (String) row[1]));
    }

    /**
     * Marks the content as viewed, or takes the mark back if it is marked.
     *
     * @throws RejectedException when that can't be a file's path and digest
     */
    @Transactional
    public void toggle(UUID cycle, String person, String path, String sha256) {
        if (!isFile(path, sha256)) {
            throw new RejectedException(Rejection.of(
                    Rejection.Kind.INVALID, "The mark is on no file of what waits here; show the page again"));
        }
        int removed = entities.createNativeQuery(
                        "delete from viewed where cycle_id = ?1 and person = ?2 and path = ?3 and sha256 = ?4")
                .setParameter(1, cycle)
                .setParameter(2, person)
                .setParameter(3, path)
                .setParameter(4, sha256)
                .executeUpdate();
        if (removed == 0) {
            entities.createNativeQuery("""
                            insert into viewed (cycle_id, person, path, sha256) values (?1, ?2, ?3, ?4)
                            on conflict (cycle_id, person, path) do update set sha256 = excluded.sha256
                            """)
                    .setParameter(1, cycle)
                    .setParameter(2, person)
                    .setParameter(3, path)
                    .setParameter(4, sha256)
                    .executeUpdate();
        }
    }

    /** Whether a form's fields can name a file's path and a digest at all, and can be stored. */
    static boolean isFile(String path, String digest) {
        return path.length() <= LONGEST_PATH
                && path.indexOf('\0') < 0
                && DIGEST.matcher(digest).matches();
    }
}
