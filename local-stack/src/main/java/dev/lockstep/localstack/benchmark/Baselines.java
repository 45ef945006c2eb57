package dev.lockstep.localstack.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the machine itself takes, so that the figures beside it can be read on any machine. */
final class Baselines {
    private static final double MILLI = 1e6;

    private Baselines() {}

    /** Durations of a one-row insert with its commit, on a table of its own. */
    static Distribution commits(String jdbcUrl, int samples) throws SQLException {
        double[] millis = new double[samples];
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create table benchmark_commit (id int primary key, body text)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into benchmark_commit values (?, repeat('x', 1000))")) {
                for (int i = 0; i < samples; i++) {
                    insert.setInt(1, i);
                    long begin = System.nanoTime();
                    insert.executeUpdate();
                    millis[i] = (System.nanoTime() - begin) / MILLI;
                }
            } finally {
                statement.execute("drop table benchmark_commit");
            }
        }
        return Distribution.of(millis);
    }

    /** Durations of sending one message and having the broker's acknowledgement. */
    static Distribution acknowledgements(String servers, String topic, int samples)
            throws ExecutionException, InterruptedException {
        double[] millis = new double[samples];
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "0");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "warm", "up")).get();
            for (int i = 0; i < samples; i++) {
                long begin = System.nanoTime();
                producer.send(new ProducerRecord<>(topic, "key", "x".repeat(1000)))
                        .get();
                millis[i] = (System.nanoTime() - begin) / MILLI;
            }
        }
        return Distribution.of(millis);
    }
}
