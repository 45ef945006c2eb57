package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.RequestLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much is refused here, where the file can be named, and not halfway through sending it. */
class RequestSizesIT extends CommandLineFixture {
    private static final String BEGIN = "POST /api/projects/shop/cycles";

    private int startWith(Path... files) {
        tracker.when(BEGIN, 201, SampleCycle.working());
        List<String> line = new ArrayList<>(List.of("start", "shop", "Prices"));
        for (Path file : files) {
            line.addAll(List.of("--attach", file.toString()));
        }
        return run(line.toArray(String[]::new));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] letters(int count) {
        return "x".repeat(count).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(ints = {RequestLimits.ATTACHMENT + 1, 9 * 1024 * 1024})
    void anAttachmentThatIsTooLongIsNamed(int length) throws IOException {
        int code = startWith(file("small.txt", letters(1)), file("big.txt", letters(length)));

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString())
                .contains("big.txt is too long", "at most " + RequestLimits.ATTACHMENT)
                .doesNotContain("small.txt");
    }

    @Test
    void anAttachmentOfTheGreatestLengthIsSent() throws IOException {
        assertThat(startWith(file("full.txt", letters(RequestLimits.ATTACHMENT))))
                .isZero();
        assertThat(tracker.written().body().at("/attachments/0/text").asText()).hasSize(RequestLimits.ATTACHMENT);
    }

    @Test
    void anAttachmentThatIsNoTextIsNamed() throws IOException {
        int code = startWith(file("photo.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, 0}));

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("photo.jpg is not UTF-8 text");
    }

    @Test
    void anAttachmentThatIsNotThereIsNamed() {
        assertThat(startWith(folder.resolve("none.txt"))).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("There is no file", "none.txt");
    }

    @Test
    void aFolderIsNoAttachment() {
        assertThat(startWith(folder)).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("is a folder");
    }

    @Test
    void tooManyAttachmentsAreCounted() throws IOException {
        Path[] files = new Path[RequestLimits.ATTACHMENTS + 1];
        for (int i = 0; i < files.length; i++) {
            files[i] = file(i + ".txt", letters(1));
        }

        assertThat(startWith(files)).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("11 files are attached, and at most 10");
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void aRequestThatIsTooLongIsNotSent() {
        int code = runWithInput("x".repeat(RequestLimits.TEXT + 1), "start", "shop");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("The request is too long", "at most " + RequestLimits.TEXT);
        assertThat(tracker.asked).isEmpty();
    }

    /** Each file is short enough, but all in JSON, where a control character takes six bytes, are not. */
    @Test
    void allTogetherMayBeTooMuch() throws IOException {
        Path[] files = new Path[RequestLimits.ATTACHMENTS];
        for (int i = 0; i < files.length; i++) {
            files[i] = file(i + ".txt", new byte[RequestLimits.ATTACHMENT]);
        }

        assertThat(startWith(files)).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("All together is too much", "at most " + RequestLimits.BODY);
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void aRefusalWithoutAWordIsExplained() {
        tracker.when(BEGIN, 413, "");

        assertThat(run("start", "shop", "Prices")).isEqualTo(Lockstep.REFUSED);
        assertThat(err.toString()).contains("413", "too large");
    }

    @Test
    void aConnectionThatBreaksOffIsNotTakenForATrackerThatIsNotThere() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = Thread.ofPlatform().start(() -> hangUp(server));

            int code = run(
                    "start", "shop", "Prices", "--url", "http://127.0.0.1:" + server.getLocalPort(), "--token", "t");

            hangingUp.join();
            assertThat(code).isEqualTo(Lockstep.UNREACHABLE);
            assertThat(err.toString())
                    .contains("broke off before the answer came", "before you repeat it")
                    .doesNotContain("No tracker answers");
        }
    }

    private static void hangUp(ServerSocket server) {
        try (Socket caller = server.accept()) {
            // One byte of the request is read, so that it had begun.
            caller.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
