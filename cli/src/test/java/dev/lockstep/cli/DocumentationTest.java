package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents name is there. */
class DocumentationTest {
    /** What builds and scripts leave behind, and no clone has. */
    private static final List<String> GENERATED = List.of("target/", "deploy/secrets/");

    private static final String TRACKER = "tracker-service/src/main/java/dev/lockstep/tracker";
    private static final Pattern PATH = Pattern.compile("[A-Za-z][\\w.-]*(/[\\w.-]+)+/?");
    private static final Pattern EVENT = Pattern.compile("record (\\w+)\\([^{]*?\\)\\s*implements CycleEvent");
    private static final Pattern TYPE_ROW =
            Pattern.compile("(?m)^\\| `(dev\\.lockstep\\.([a-z-]+)\\.v1)` \\| [^|]* \\| ([^|]*) \\|");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern VARIABLE = Pattern.compile("\\b(LOCKSTEP_[A-Z_]*[A-Z])\\b");
    private static final Pattern ENDPOINT = Pattern.compile("\\b((?:GET|POST) /api/[\\w/{}-]+)");
    private static final Pattern METHOD = Pattern.compile("@(GET|POST)\\s+(?:@Path\\(\"([^\"]*)\"\\))?");
    private static final Pattern CLASS_PATH = Pattern.compile("(?m)^@Path\\(\"([^\"]*)\"\\)");
    private static final Pattern TOPIC = Pattern.compile("\"(lockstep\\.[a-z.-]+)\"");

    /** Paths in the repositories of other projects, which Lockstep's documents speak of too. */
    private static final List<String> ELSEWHERE = List.of(
            "docs/product-spec.md",
            "docs/architecture.md",
            "docs/implementation-plan.md",
            "docs/test-plan.md",
            "docs/reviews/",
            "docs/post-mortems/");

    private final Documents documents = Documents.here();
    private final CommandLine commands =
            new CommandLine(new Lockstep(new Surroundings(Map.of(), Path.of(""), InputStream.nullInputStream())));

    @Test
    void everyRelativeLinkResolves() {
        List<String> broken = new ArrayList<>();
        for (Path file : documents.linking()) {
            Documents.links(Documents.text(file)).stream()
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !resolves(file, link))
                    .forEach(link -> broken.add(documents.root().relativize(file) + " links to " + link));
        }

        assertThat(broken).isEmpty();
    }

    private static boolean resolves(Path file, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? file : file.resolveSibling(path);
        return Files.exists(target)
                && (hash < 0 || Documents.anchors(Documents.text(target)).contains(link.substring(hash + 1)));
    }

    @Test
    void everyPathOfTheRepositoryThatIsNamedExists() {
        List<String> missing = new ArrayList<>();
        for (Path file : documents.own()) {
            Documents.spans(Documents.text(file)).stream()
                    .filter(span -> PATH.matcher(span).matches())
                    .filter(span -> isOfThisRepository(span) && !ELSEWHERE.contains(span))
                    .filter(span -> !Files.exists(documents.root().resolve(span)))
                    .filter(span ->
                            !Files.exists(documents.root().resolve(TRACKER).resolve(span)))
                    .forEach(span -> missing.add(documents.root().relativize(file) + " names " + span));
        }

        assertThat(missing).isEmpty();
    }

    private boolean isOfThisRepository(String path) {
        if (GENERATED.stream().anyMatch(path::startsWith)) {
            return false;
        }
        String first = path.substring(0, path.indexOf('/'));
        return path.endsWith(".java") || Files.exists(documents.root().resolve(first));
    }

    @Test
    void everyCommandAndOptionThatIsNamedExists() {
        List<String> wrong = new ArrayList<>();
        for (String line : commandLines()) {
            wrong.addAll(new ShownCommand(line).problems(commands));
        }

        assertThat(wrong).isEmpty();
        assertThat(commandLines()).hasSizeGreaterThan(20);
    }

    private List<String> commandLines() {
        List<String> lines = new ArrayList<>();
        for (Path file : documents.own()) {
            String text = Documents.text(file);
            lines.addAll(Documents.shellLines(text));
            lines.addAll(Documents.spans(text));
        }
        return lines.stream()
                .filter(line -> line.matches("(\\./)?lockstep .*|--[a-z].*"))
                .toList();
    }

    @Test
    void everyPropertyAndVariableThatIsNamedIsRead() {
        NamedProperties declared = new NamedProperties(documents);
        String topics = documents.text("contracts/src/main/java/dev/lockstep/contracts/topics/Topics.java");
        Set<String> properties = new TreeSet<>();
        Set<String> variables = new TreeSet<>();
        for (Path file : documents.own()) {
            String text = Documents.text(file);
            Documents.spans(text).stream()
                    .filter(span -> span.matches("lockstep\\.[a-z][^ =/]*"))
                    .filter(span -> Documents.all(TOPIC, topics).stream().noneMatch(span::startsWith))
                    .forEach(properties::add);
            variables.addAll(Documents.all(VARIABLE, text));
        }

        assertThat(properties).hasSizeGreaterThan(30).allMatch(declared::declares, "is declared");
        assertThat(variables).hasSizeGreaterThan(20).allMatch(name -> declared.reads(name, properties), "is read");
    }

    @Test
    void theReferenceHasExactlyTheEventsThatThereAre() throws JsonProcessingException {
        String source = documents.text("contracts/src/main/java/dev/lockstep/contracts/events/CycleEvent.java");
        Set<String> types = Documents.all(EVENT, source).stream()
                .map(name -> "dev.lockstep." + Documents.kebab(name) + ".v1")
                .collect(Collectors.toSet());
        Matcher rows = TYPE_ROW.matcher(documents.text("docs/reference/events.md"));
        Set<String> documented = new TreeSet<>();
        while (rows.find()) {
            documented.add(rows.group(1));
            assertThat(Documents.all(SPAN, rows.group(3)))
                    .as(rows.group(1))
                    .containsExactlyInAnyOrderElementsOf(fields(rows.group(2)));
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(types).hasSizeGreaterThan(20);
    }

    private List<String> fields(String event) throws JsonProcessingException {
        JsonNode schema = new ObjectMapper()
                .readTree(documents.text("contracts/src/main/resources/schemas/" + event + ".v1.json"));
        List<String> fields = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void everyEndpointThatIsNamedExists() {
        Set<String> endpoints = documents.files("tracker-service/src/main", "Resource.java").stream()
                .flatMap(file -> endpoints(Documents.text(file)).stream())
                .collect(Collectors.toSet());
        Set<String> named = documents.own().stream()
                .flatMap(file -> Documents.all(ENDPOINT, Documents.text(file)).stream())
                .map(DocumentationTest::anonymous)
                .collect(Collectors.toSet());

        assertThat(endpoints).containsAll(named);
        assertThat(named).hasSizeGreaterThan(10);
    }

    private static List<String> endpoints(String resource) {
        String base = Documents.all(CLASS_PATH, resource).getFirst();
        return METHOD.matcher(resource)
                .results()
                .map(method -> method.group(1) + " " + base + (method.group(2) == null ? "" : method.group(2)))
                .map(DocumentationTest::anonymous)
                .toList();
    }

    @Test
    void theGuideShowsTheExamplesThatAreRun() {
        String guide = documents.text("docs/guide.md");
        List<Path> examples = documents.files("docs/examples", "");

        assertThat(examples)
                .filteredOn(Files::isRegularFile)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(file -> assertThat(guide).contains("\n" + Documents.text(file) + "```\n"));
    }

    private static String anonymous(String endpoint) {
        return endpoint.replaceAll("\\{\\w+}", "{}");
    }
}
