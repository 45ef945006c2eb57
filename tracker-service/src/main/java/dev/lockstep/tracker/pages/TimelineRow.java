package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.api.CycleView.SessionView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A session with its bars: each stretch of waiting as a part of the whole width. */
record TimelineRow(SessionView session, Badge badge, List<Bar> bars, long people, long machines) {
    private static final double WIDTH = 300;
    private static final double THINNEST = 1;

    /** A stretch in units of the drawing, whose width is 300. */
    record Bar(boolean people, String x, String width) {}

    static TimelineRow of(SessionView session, Timeline timeline) {
        Timeline.Row row = timeline.rows().stream()
                .filter(one -> one.session().equals(session.id()))
                .findFirst()
                .orElseGet(() -> new Timeline.Row(session.id(), List.of()));
        List<Bar> bars =
                row.stretches().stream().map(stretch -> bar(stretch, timeline)).toList();
        return new TimelineRow(
                session, Badge.ofSession(session.state(), session.stale()), bars, row.people(), row.machines());
    }

    private static Bar bar(Timeline.Stretch stretch, Timeline timeline) {
        double whole = Math.max(1, millis(timeline.from(), timeline.to()));
        double x = WIDTH * millis(timeline.from(), stretch.from()) / whole;
        double width = Math.max(THINNEST, WIDTH * millis(stretch.from(), stretch.to()) / whole);
        return new Bar(stretch.people(), number(Math.min(x, WIDTH - THINNEST)), number(width));
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
