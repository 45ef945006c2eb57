package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The public log as a program sees it that knows nothing of Lockstep's code: read by Kafka's own consumer, checked against the published schemas.
 *
 * @param records what was read, redeliveries included: the key and the text of each
 */
record PublicLog(List<Entry> records) {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** A record's headers, key and text. */
    record Entry(String headers, String key, String text) {
        JsonNode event() {
            return Json.read(text, JsonNode.class);
        }

        long number(String field) {
            return event().path(field).asLong();
        }
    }

    /** Reads the whole topic with Kafka's console consumer, as a child process. */
    static PublicLog read(String bootstrap) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path", ""),
                "org.apache.kafka.tools.consumer.ConsoleConsumer",
                "--bootstrap-server",
                bootstrap,
                "--topic",
                Topics.EVENTS,
                "--from-beginning",
                "--timeout-ms",
                "6000",
                "--property",
                "print.headers=true",
                "--property",
                "print.key=true");
        ProcessRun run = ProcessRun.of(Path.of("."), Map.of(), Duration.ofMinutes(1), command);
        assertThat(run.exit()).as(run.err()).isZero();
        return new PublicLog(run.out().lines().map(PublicLog::entry).toList());
    }

    private static Entry entry(String line) {
        List<String> fields = List.of(line.split("\t", 3));
        assertThat(fields).as(line).hasSize(3);
        return new Entry(fields.get(0), fields.get(1), fields.get(2));
    }

    /** What a consumer keeps: for each cycle, what has a higher sequence than all before it. */
    List<Entry> withoutRedeliveries() {
        Map<String, Long> seen = new HashMap<>();
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : records) {
            String cycle = entry.event().path("subject").asText();
            if (entry.number("sequence") > seen.getOrDefault(cycle, 0L)) {
                seen.put(cycle, entry.number("sequence"));
                kept.add(entry);
            }
        }
        return kept;
    }

    void isCloudEventsByThePublishedSchemas() {
        JsonSchema envelope = schema("cloud-event.v1");
        assertThat(records).isNotEmpty().allSatisfy(entry -> {
            JsonNode event = entry.event();
            assertThat(entry.headers()).contains("content-type:application/cloudevents+json");
            assertThat(entry.key()).isEqualTo(event.path("subject").asText());
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("id").asText()).isNotBlank();
            assertThat(event.path("source").asText()).isNotBlank();
            assertThat(envelope.validate(entry.text(), InputFormat.JSON)).isEmpty();
            String type = event.path("type").asText().substring("dev.lockstep.".length());
            assertThat(schema(type).validate(event.path("data")))
                    .as(entry.text())
                    .isEmpty();
        });
    }

    private static JsonSchema schema(String name) {
        try (InputStream schema = PublicLog.class.getResourceAsStream("/schemas/" + name + ".json")) {
            assertThat(schema).as("the schema of " + name).isNotNull();
            return SCHEMAS.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of one cycle: from its request on, nothing missing, nothing out of order, each link made of the one before. */
    void isWhole(long events) {
        List<Entry> kept = withoutRedeliveries();
        assertThat(kept).extracting(entry -> entry.number("sequence")).isEqualTo(upTo(events));
        assertThat(kept.stream().map(entry -> entry.number("position")).sorted().toList())
                .isEqualTo(upTo(events));
        String chain = "";
        for (Entry entry : kept) {
            ObjectNode recorded = entry.event().deepCopy();
            recorded.remove(List.of("position", "chain"));
            chain = Sha256.chain(chain, Json.canonical(recorded));
            assertThat(entry.event().path("chain").asText()).as(entry.text()).isEqualTo(chain);
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
