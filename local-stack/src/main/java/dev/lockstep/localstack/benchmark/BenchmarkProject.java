package dev.lockstep.localstack.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;

/** A bare repository with one commit. */
final class BenchmarkProject {
    private BenchmarkProject() {}

    /** Creates it and returns its URL. */
    static String create(Path folder) throws Exception {
        Path bare = folder.resolve("project.git");
        Path work = folder.resolve("project");
        try (Git remote = Git.init()
                        .setBare(true)
                        .setInitialBranch("main")
                        .setDirectory(bare.toFile())
                        .call();
                Git local = Git.cloneRepository()
                        .setURI(bare.toUri().toString())
                        .setDirectory(work.toFile())
                        .call()) {
            Files.writeString(work.resolve("README.md"), "A project.\n");
            local.add().addFilepattern(".").call();
            PersonIdent author = new PersonIdent("Benchmark", "benchmark@localhost");
            local.commit()
                    .setMessage("Begin")
                    .setAuthor(author)
                    .setCommitter(author)
                    .setSign(false)
                    .call();
            local.push().setRemote("origin").add("HEAD:refs/heads/main").call();
            return remote.getRepository().getDirectory().toURI().toString();
        }
    }
}
