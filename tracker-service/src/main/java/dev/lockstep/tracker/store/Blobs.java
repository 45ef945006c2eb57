package dev.lockstep.tracker.store;

import dev.lockstep.contracts.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies named by their own SHA-256, compressed. Keeping the same body twice keeps it once. */
@ApplicationScoped
public class Blobs {
    private final EntityManager entities;

    Blobs(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps the bytes in the caller's transaction and returns their SHA-256. */
    public String put(byte[] bytes) {
        String sha256 = Sha256.of(bytes);
        entities.createNativeQuery("insert into blob (sha256, bytes) values (?1, ?2) on conflict do nothing")
                .setParameter(1, sha256)
                .setParameter(2, gzip(bytes))
                .executeUpdate();
        return sha256;
    }

    public boolean has(String sha256) {
        return !entities.createNativeQuery("select 1 from blob where sha256 = ?1", Integer.class)
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
    }

    public Optional<byte[]> get(String sha256) {
        return entities.createNativeQuery("select bytes from blob where sha256 = ?1", byte[].class)
                .setParameter(1, sha256)
                .getResultStream()
                .findFirst()
                .map(bytes -> gunzip((byte[]) bytes));
    }

    /**
     * The bytes that something else names.
     *
     * @throws IllegalStateException when they are missing, which no crash can bring about
     */
    public byte[] require(String sha256) {
        return get(sha256).orElseThrow(() -> new IllegalStateException("Blob " + sha256 + " is missing"));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] gunzip(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
