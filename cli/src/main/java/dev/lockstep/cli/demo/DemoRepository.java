package dev.lockstep.cli.demo;

import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.URIish;

/** The example project as a bare repository with one commit on {@code main}. */
public record DemoRepository(Path bare) {
    private static final String BRANCH = "main";

    static DemoRepository create(Path project, Path bare) {
        Path work = bare.resolveSibling("import");
        try {
            copy(project, work);
            try (Git git = Git.init()
                            .setDirectory(work.toFile())
                            .setInitialBranch(BRANCH)
                            .call();
                    Git origin = Git.init()
                            .setBare(true)
                            .setDirectory(bare.toFile())
                            .setInitialBranch(BRANCH)
                            .call()) {
                git.add().addFilepattern(".").call();
                PersonIdent author = new PersonIdent("Lockstep demo", "demo@lockstep.invalid");
                git.commit()
                        .setMessage("Import the example project")
                        .setAuthor(author)
                        .setCommitter(author)
                        .setSign(false)
                        .call();
                git.remoteAdd()
                        .setName("origin")
                        .setUri(new URIish(bare.toUri().toString()))
                        .call();
                git.push().setRemote("origin").add(BRANCH).call();
                Folders.delete(work);
                return new DemoRepository(origin.getRepository().getDirectory().toPath());
            }
        } catch (GitAPIException | IOException | URISyntaxException e) {
            throw new ClientException.Usage("Can't make the demo's repository at " + bare + ": " + e.getMessage());
        }
    }

    /** What .gitignore leaves out is left out of the commit. */
    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    public String url() {
        return "file://" + bare.toAbsolutePath();
    }

    /** Clones it with its default branch checked out; returns how many commits the cycle brought. */
    int cloneTo(Path folder) {
        try (Git git = Git.cloneRepository()
                .setURI(url())
                .setDirectory(folder.toFile())
                .setBranch(BRANCH)
                .call()) {
            int commits = 0;
            for (RevCommit commit : git.log().call()) {
                commits += commit.getParentCount() > 0 ? 1 : 0;
            }
            // The repository that it came from goes with the stack's data.
            git.remoteRemove().setRemoteName("origin").call();
            return commits;
        } catch (GitAPIException e) {
            throw new ClientException.Usage("Can't clone " + url() + " to " + folder + ": " + e.getMessage());
        }
    }
}
