package dev.lockstep.agent.legs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an agent must be told to work for a tracker. Each has an environment variable, named in {@link AgentConfig}. */
@ConfigMapping(prefix = "lockstep.agent")
interface AgentSettings {
    /** Where the tracker is, as in {@code http://tracker:8080}. {@code LOCKSTEP_TRACKER_URL} */
    Optional<String> trackerUrl();

    /** The agent's own token; it is accepted by the leg API alone. {@code LOCKSTEP_AGENT_TOKEN} */
    Optional<String> token();

    /** A writable folder for workspaces, mirrors and caches. {@code LOCKSTEP_DATA_DIR} */
    Optional<String> dataDir();

    /** How many legs to work on at once. {@code LOCKSTEP_PARALLEL_LEGS} */
    @WithDefault("2")
    int parallelLegs();

    /** A token for the project's Git host, shown to HTTPS remotes alone. {@code LOCKSTEP_GIT_TOKEN} */
    Optional<String> gitToken();
}
