package dev.lockstep.tracker.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The branch that cycles begin from and land on: the one that the project names, or the remote's HEAD. */
final class DefaultBranch {
    /** Hosts and Git itself begin with one of these, in case the remote's HEAD names a branch without commits. */
    private static final List<String> USUAL = List.of("main", "master");

    private final Remote remote;
    private final RemoteUrl url;
    private final @Nullable String named;

    DefaultBranch(Remote remote, RemoteUrl url, @Nullable String named) {
        this.remote = remote;
        this.url = url;
        this.named = named;
    }

    String name() {
        Map<String, Ref> refs = remote.refs();
        if (refs.keySet().stream().noneMatch(ref -> ref.startsWith(Constants.R_HEADS))) {
            throw new RepositoryUnavailableException(
                    "The repository " + url + " has no commit yet. Push a first one, then add the project.");
        }
        return Stream.concat(Stream.ofNullable(named), named == null ? guesses(refs) : Stream.of())
                .filter(branch -> refs.containsKey(Constants.R_HEADS + branch))
                .findFirst()
                .orElseThrow(this::missing);
    }

    private static Stream<String> guesses(Map<String, Ref> refs) {
        Optional<String> head = Optional.ofNullable(refs.get(Constants.HEAD))
                .filter(Ref::isSymbolic)
                .map(ref -> Repository.shortenRefName(ref.getTarget().getName()));
        return Stream.concat(head.stream(), USUAL.stream());
    }

    private RepositoryUnavailableException missing() {
        String what = named == null ? "does not say which branch is its default" : "has no branch " + named;
        return new RepositoryUnavailableException(
                "The repository " + url + " " + what + ". Name an existing one as the project's default branch.");
    }
}
