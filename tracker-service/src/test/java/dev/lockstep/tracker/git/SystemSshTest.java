package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemSshTest {
    @Test
    void theHostCanNotPassForAnOptionAndNothingPrompts() {
        RemoteUrl url = RemoteUrl.parse("ssh://git@example.org:2222/shop.git");

        List<String> command = SystemSsh.connection(url.uri(), 5_000);

        assertThat(command)
                .containsExactly(
                        "ssh",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "ConnectTimeout=5",
                        "-p",
                        "2222",
                        "-l",
                        "git",
                        "--",
                        "example.org");
    }
}
