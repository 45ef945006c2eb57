package dev.lockstep.tracker.api;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.legs.ClaimedLeg.Attachment;
import dev.lockstep.contracts.legs.ClaimedLeg.Request;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.tracker.cycles.NewCycles;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.projects.ProjectProposal;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.ProjectRow;
import dev.lockstep.tracker.store.ProjectRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projects, and the cycles that people begin in them. */
@Path("/api/projects")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class ProjectResource {
    private static final int MAX_NAME = 1_024;
    private static final int MAX_COMMANDS = 20;
    private static final int MAX_COMMAND = 8 * 1024;

    private final ProjectRows projects;
    private final Repositories repositories;
    private final NewCycles cycles;
    private final CycleViews views;
    private final DatabaseClock clock;
    private final Caller caller;

    ProjectResource(
            ProjectRows projects,
            Repositories repositories,
            NewCycles cycles,
            CycleViews views,
            DatabaseClock clock,
            Caller caller) {
        this.projects = projects;
        this.repositories = repositories;
        this.cycles = cycles;
        this.views = views;
        this.clock = clock;
        this.caller = caller;
    }

    /** A project as people see it. */
    public record ProjectView(
            String name, String url, String defaultBranch, Map<String, String> commands, boolean solo) {}

    /** All projects. */
    public record Projects(List<ProjectView> items) {}

    /** A project to add. */
    public record NewProject(
            @NotBlank
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{0,62}",
                    message = "must be lower-case letters, digits and hyphens, at most 63")
            String name,

            @NotBlank @Size(max = MAX_NAME) String url,
            @Nullable @Size(max = MAX_NAME) String defaultBranch,

            @Nullable @Size(max = MAX_COMMANDS)
            Map<@Size(max = MAX_NAME) String, @NotNull @Size(max = MAX_COMMAND) String> commands,

            boolean solo) {}

    /** A change to ask for. */
    public record NewCycle(
            @Nullable String title,

            @NotBlank(message = "must say what is to change") @Size(max = RequestLimits.TEXT)
            String text,

            @Nullable @Size(max = RequestLimits.ATTACHMENTS) List<@Valid NewAttachment> attachments) {}

    /** A text that goes with the request. */
    public record NewAttachment(
            @NotBlank @Size(max = MAX_NAME) String name,
            @NotNull @Size(max = RequestLimits.ATTACHMENT) String text) {}

    @GET
    public Projects list() {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Projects(projects.list("order by name").stream()
                        .map(ProjectResource::view)
                        .toList()));
    }

    /** What a repository shows of itself, for the person who is about to add it. Changes nothing. */
    @POST
    @Path("/proposals")
    public ProjectProposal propose(@NotNull @Valid NewProject project) {
        RejectedException.require(Roles.check(caller.person(), Roles.PROJECT_KEEPERS, "add a project"));
        QuarkusTransaction.requiringNew().run(() -> requireNew(project.name()));
        return ProjectProposal.of(repositories.at(project.name(), project.url(), project.defaultBranch()));
    }

    @POST
    public Response add(@NotNull @Valid NewProject project) {
        Person person = caller.person();
        RejectedException.require(Roles.check(person, Roles.PROJECT_KEEPERS, "add a project"));
        Commands commands = commands(project);
        ProjectRepository repository = repositories.at(project.name(), project.url(), project.defaultBranch());
        repository.verifyReachable();
        String branch = repository.defaultBranch();
        ProjectRow row = QuarkusTransaction.requiringNew().call(() -> insert(project, commands, branch, person));
        return Response.created(URI.create("/api/projects/" + row.name))
                .entity(view(row))
                .build();
    }

    @POST
    @Path("/{project}/cycles")
    public Response begin(@PathParam("project") String project, @NotNull @Valid NewCycle request) {
        List<Attachment> attachments = Optional.ofNullable(request.attachments()).orElse(List.of()).stream()
                .map(attachment -> new Attachment(attachment.name(), attachment.text()))
                .toList();
        String title = Optional.ofNullable(request.title()).orElse("");
        Cycle cycle = cycles.begin(project, caller.person(), new Request(title, request.text(), attachments));
        return Response.created(URI.create("/api/cycles/" + cycle.id()))
                .entity(views.of(cycle))
                .build();
    }

    private static Commands commands(NewProject project) {
        Commands commands = new Commands(Optional.ofNullable(project.commands()).orElse(Map.of()));
        commands.byName().keySet().stream()
                .filter(name -> !Commands.NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RejectedException(Rejection.of(
                            Kind.INVALID,
                            "There is no command '" + name + "'; a project may say what these are: "
                                    + String.join(", ", Commands.NAMES)));
                });
        commands.byName().forEach((name, text) -> Commands.problem(name, text).ifPresent(problem -> {
            throw new RejectedException(Rejection.of(Kind.INVALID, "The command '" + name + "' " + problem));
        }));
        return commands;
    }

    private ProjectRow insert(NewProject project, Commands commands, String branch, Person person) {
        requireNew(project.name());
        ProjectRow row = new ProjectRow();
        row.name = project.name();
        row.url = project.url();
        row.defaultBranch = branch;
        row.commands = Json.text(commands);
        row.solo = project.solo();
        row.createdBy = person.name();
        row.createdAt = clock.now();
        projects.persist(row);
        return row;
    }

    private void requireNew(String project) {
        if (projects.findByIdOptional(project).isPresent()) {
            throw new RejectedException(
                    Rejection.of(Kind.CONFLICT, "There is a project '" + project + "' already; choose another name"));
        }
    }

    private static ProjectView view(ProjectRow row) {
        Map<String, String> commands = Json.read(row.commands, Commands.class).byName();
        return new ProjectView(row.name, row.urlWithoutCredentials(), row.defaultBranch, commands, row.solo);
    }
}
