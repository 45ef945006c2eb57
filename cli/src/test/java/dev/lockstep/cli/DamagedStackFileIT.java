package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A local stack whose file something else has written. */
class DamagedStackFileIT extends CommandLineFixture {
    private static final String ANN = "\"people\":[{\"name\":\"ann\",\"roles\":[],\"token\":\"%s\"}]";

    private Path file() {
        return folder.resolve(".lockstep/stack.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "tracker", "http://127.0.0.1:99999", "//127.0.0.1"})
    void anAddressThatIsNoneIsNamedWithItsFileAndWhatToDo(String address) throws IOException {
        Files.writeString(file(), "{\"trackerUrl\":\"" + address + "\"," + ANN.formatted("t") + "}");

        assertThat(run("status", "--stack", folder.toString())).isEqualTo(Lockstep.USAGE);

        assertThat(err.toString()).contains(file() + " is damaged", "'" + address + "'", "start it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"trackerUrl\":"})
    void whatIsNoObjectIsNamedWithWhatToDo(String content) throws IOException {
        Files.writeString(file(), content);

        assertThat(run("status")).isEqualTo(Lockstep.USAGE);

        assertThat(err.toString()).contains(file() + " is damaged", "start it again");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aTokenThatNoHeaderHoldsIsNotSignedIn() throws IOException {
        Files.writeString(file(), "{\"trackerUrl\":\"" + tracker.url() + "\"," + ANN.formatted("a\\nb") + "}");

        assertThat(run("status")).isEqualTo(Lockstep.NOT_SIGNED_IN);

        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void aLockThatCantBeLookedAtIsExplained() throws IOException {
        Files.createDirectory(folder.resolve(".lockstep/stack.lock"));

        assertThat(run("down")).isEqualTo(Lockstep.REFUSED);

        assertThat(err.toString()).contains("stack.lock", "Ctrl-C where it runs");
    }
}
