package dev.lockstep.agent.tools;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** A file's bytes and what of them is text. */
record TextFile(String name, byte[] bytes) {
    static final int MAX_BYTES = 4 << 20;
    private static final int BINARY_WITHIN = 8_000;

    static TextFile read(WorkspacePath path) throws IOException {
        long size = Files.size(path.real());
        if (size > MAX_BYTES) {
            throw new RefusedCallException(
                    path.name() + " has " + size + " bytes; tools open files up to " + MAX_BYTES + " bytes.");
        }
        return new TextFile(path.name(), Files.readAllBytes(path.real()));
    }

    /** Whether a NUL stands near its start, by which Git too tells what is no text. */
    boolean isBinary() {
        for (int i = 0; i < Math.min(bytes.length, BINARY_WITHIN); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** The text, if every byte is part of one. */
    Optional<String> exact() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** To look at: NUL as {@code \0}, and � for what is no UTF-8. */
    String shown() {
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "\\0");
    }
}
