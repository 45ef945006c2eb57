package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text that a person named. What is wrong with it is said by its name. */
final class TextFile {
    /** The most bytes that a UTF-16 unit takes in UTF-8. */
    private static final long BYTES_PER_UNIT = 3;

    private TextFile() {}

    /**
     * Reads UTF-8.
     *
     * @param most in UTF-16 units, as the tracker counts
     */
    static String read(Path file, int most) {
        try {
            if (Files.isDirectory(file)) {
                throw new ClientException.Usage(file + " is a folder; name a text file");
            }
            long bytes = Files.size(file);
            if (bytes > BYTES_PER_UNIT * most) {
                throw tooLong(file, bytes + " bytes", most);
            }
            String text = Files.readString(file);
            if (text.length() > most) {
                throw tooLong(file, text.length() + " characters", most);
            }
            return text;
        } catch (NoSuchFileException e) {
            throw new ClientException.Usage("There is no file " + file);
        } catch (CharacterCodingException e) {
            throw new ClientException.Usage(file + " is not UTF-8 text, and only text is taken");
        } catch (IOException e) {
            throw new ClientException.Usage("Can't read " + file + ": " + e);
        }
    }

    private static ClientException.Usage tooLong(Path file, String size, int most) {
        return new ClientException.Usage(file + " is too long: it has " + size + ", and at most " + most
                + " characters are taken. Shorten it, or put it into the repository and say where it is");
    }
}
