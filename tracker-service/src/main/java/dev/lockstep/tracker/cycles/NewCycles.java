package dev.lockstep.tracker.cycles;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Subject.TemplateUsed;
import dev.lockstep.contracts.legs.ClaimedLeg.Request;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.store.ProjectRow;
import dev.lockstep.tracker.templates.BuiltInTemplates;
import dev.lockstep.tracker.templates.InvalidTemplateException;
import dev.lockstep.tracker.templates.InvalidWorkflowException;
import dev.lockstep.tracker.templates.ProjectSettings;
import dev.lockstep.tracker.templates.SessionTemplates;
import dev.lockstep.tracker.templates.Workflows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Begins cycles. Workflow, templates, commands and policies are read from the default branch here, once, and kept. */
@ApplicationScoped
public class NewCycles {
    private static final int TITLE = 80;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Repositories repositories;
    private final BuiltInTemplates builtIn;
    private final Briefs briefs;
    private final CycleHandler handler;

    NewCycles(Repositories repositories, BuiltInTemplates builtIn, Briefs briefs, CycleHandler handler) {
        this.repositories = repositories;
        this.builtIn = builtIn;
        this.briefs = briefs;
        this.handler = handler;
    }

    /**
     * Begins a cycle for a request, under its title or else its first line.
     *
     * @throws RejectedException when the person may not, or the project is not known
     * @throws dev.lockstep.tracker.git.RepositoryUnavailableException when its repository can't be reached
     * @throws dev.lockstep.tracker.templates.InvalidTemplateException when the project's own template is wrong; likewise
     *     its workflow and settings
     */
    public Cycle begin(String project, Person by, Request request) {
        RejectedException.require(Roles.check(by, Roles.PARTICIPANTS, "request a change"));
        return begin(project, by.name(), plain(request));
    }

    private Cycle begin(String project, String by, Request request) {
        ProjectRow row = repositories.project(project);
        ProjectRepository repository = repositories.of(project);
        repository.verifyReachable();
        String base = repository.remoteTip(row.defaultBranch).orElseThrow();
        Optional<ProjectSettings> settings =
                repository.read(base, ProjectSettings.PATH).map(ProjectSettings::parse);
        Workflow workflow = workflow(repository, base, row, settings);
        Map<String, byte[]> templates = templates(repository, base, workflow);
        UUID id = ids.generate();
        return QuarkusTransaction.requiringNew().call(() -> {
            List<TemplateUsed> used = templates.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> briefs.keepTemplate(entry.getKey(), entry.getValue()))
                    .toList();
            String digest = briefs.keep(new Briefs.Brief(request, commands(row, settings)));
            return handler.begin(
                    id,
                    new CycleEvent.CycleRequested(
                            project,
                            request.title(),
                            digest,
                            by,
                            workflow,
                            used,
                            row.defaultBranch,
                            base,
                            "lockstep/" + id,
                            settings.map(ProjectSettings::budget).orElse(CycleBudget.DEFAULT)));
        });
    }

    /** With what PostgreSQL can store, and a title of one printable line. */
    private static Request plain(Request request) {
        String text = request.text().strip().replace("\0", "\\0");
        String title = request.title().isBlank() ? text.lines().findFirst().orElseThrow() : request.title();
        String line = title.strip().replaceAll("\\p{Cntrl}+", " ");
        return new Request(
                line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…", text, request.attachments());
    }

    private static Workflow workflow(
            ProjectRepository repository, String base, ProjectRow row, Optional<ProjectSettings> settings) {
        Workflow own =
                repository.read(base, Workflows.PATH).map(Workflows::parse).orElseGet(Workflows::builtIn);
        Workflow set = settings.map(value -> value.apply(own)).orElse(own);
        return row.solo ? set.withSolo() : set;
    }

    private Map<String, byte[]> templates(ProjectRepository repository, String base, Workflow workflow) {
        Map<String, byte[]> templates = new HashMap<>();
        for (Phase phase : workflow.phases()) {
            if (!phase.isHuman()) {
                byte[] bytes = repository
                        .read(base, phase.template())
                        .or(() -> builtIn.at(phase.template()).map(own -> BuiltInTemplates.bundled(own.path())))
                        .orElseThrow(() -> new InvalidWorkflowException(List.of("The workflow names the template "
                                + phase.template() + ", which neither the repository nor Lockstep has")));
                requireFor(phase, SessionTemplates.parse(phase.template(), bytes));
                templates.put(phase.template(), bytes);
            }
        }
        return templates;
    }

    private static void requireFor(Phase phase, SessionTemplate template) {
        if (!template.spec().name().equals(phase.name().label())) {
            throw new InvalidTemplateException(
                    phase.template(),
                    List.of("name is '" + template.spec().name() + "', but the workflow uses it for "
                            + phase.name().label()));
        }
    }

    private static Commands commands(ProjectRow row, Optional<ProjectSettings> settings) {
        Map<String, String> commands =
                new HashMap<>(Json.read(row.commands, Commands.class).byName());
        settings.ifPresent(value -> commands.putAll(value.commands().byName()));
        return new Commands(commands);
    }
}
