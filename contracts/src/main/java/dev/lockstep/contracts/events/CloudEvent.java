package dev.lockstep.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 envelope in structured JSON mode.
 *
 * @param subject the cycle's id, which is also the Kafka key
 * @param sequence the event's number within its cycle, from 1, without gaps; null on facts and doorbells
 * @param position the event's number within the whole log, from 1, without gaps; null until it is published
 * @param chain the link of the cycle's hash chain; null until it is published
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        UUID subject,
        Instant time,
        String datacontenttype,
        @Nullable Long sequence,
        @Nullable Long position,
        @Nullable String chain,
        @Nullable String traceparent,
        JsonNode data) {
    /** The media type of the structured mode. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";

    /** An envelope for something that happened to a cycle. */
    public static CloudEvent ofCycle(
            UUID cycle, long sequence, Instant time, String type, JsonNode data, @Nullable String traceparent) {
        return new CloudEvent(
                VERSION,
                cycle + "-" + sequence,
                "/lockstep/tracker",
                type,
                cycle,
                time,
                JSON,
                sequence,
                null,
                null,
                traceparent,
                data);
    }

    /** An envelope for a message that is no part of the log: a fact or a doorbell. */
    public static CloudEvent message(
            String id,
            String source,
            String type,
            UUID cycle,
            Instant time,
            JsonNode data,
            @Nullable String traceparent) {
        return new CloudEvent(VERSION, id, source, type, cycle, time, JSON, null, null, null, traceparent, data);
    }

    /** The same event as published at a position of the log. */
    public CloudEvent at(long newPosition, String newChain) {
        return new CloudEvent(
                specversion,
                id,
                source,
                type,
                subject,
                time,
                datacontenttype,
                sequence,
                newPosition,
                newChain,
                traceparent,
                data);
    }
}
