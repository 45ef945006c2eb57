package dev.lockstep.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real single-node Kafka (KRaft) in a JVM of its own. */
public final class KafkaBroker {
    private static final List<String> SINGLE_NODE = List.of(
            "offsets.topic.replication.factor",
            "offsets.topic.num.partitions",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "transaction.state.log.num.partitions",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr",
            "share.coordinator.state.topic.num.partitions",
            "num.partitions");

    private KafkaBroker() {}

    /** Arguments: the data folder and the port. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        Properties properties = properties(folder, port);
        format(folder, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        Files.writeString(readyFile(folder, port), "");
        server.awaitShutdown();
    }

    /** Written by the broker once it serves; whoever starts it removes an old one first. */
    static Path readyFile(Path folder, int port) {
        return folder.resolve("ready-" + port);
    }

    private static Properties properties(Path folder, int port) throws IOException {
        int controllerPort = Ports.free();
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put(
                "log.dirs", Files.createDirectories(folder.resolve("log")).toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        SINGLE_NODE.forEach(name -> properties.put(name, "1"));
        return properties;
    }

    private static void format(Path folder, Properties properties) throws IOException {
        if (Files.exists(folder.resolve("log").resolve("meta.properties"))) {
            return;
        }
        Path file = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int code = StorageTool.execute(arguments, System.out);
        if (code != 0) {
            throw new IOException(
                    "Kafka could not format " + folder + " (code " + code + "); remove the folder and start again");
        }
    }
}
