package dev.lockstep.tracker.pages;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages say times, digests and figures. In templates, {@code words:…}. */
@TemplateExtension(namespace = "words")
public final class Words {
    private static final int DIGEST = 4;
    private static final double MILLION = 1_000_000;
    private static final int THOUSAND = 1_000;
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** A name of the workflow in words: {@code spec-approval} is "spec approval". */
    public static String name(String name) {
        return name.replace('-', ' ').replace("post mortem", "post-mortem");
    }

    /** The same at the beginning of a sentence. */
    public static String title(String name) {
        String words = name(name);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** How long ago that was, in its two largest units. */
    public static String since(Instant then, Instant now) {
        return span(Duration.between(then, now));
    }

    /** A duration of seconds. */
    public static String seconds(long seconds) {
        return span(Duration.ofSeconds(seconds));
    }

    static String span(Duration duration) {
        Duration span = duration.isNegative() ? Duration.ZERO : duration;
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        if (span.toDays() < 1) {
            return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart());
        }
        return span.toDays() + " d" + (span.toHoursPart() == 0 ? "" : " " + span.toHoursPart() + " h");
    }

    public static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** The first eight digits of a digest or commit, in two groups. */
    public static String digest(String digest) {
        return digest.length() < 2 * DIGEST
                ? digest
                : digest.substring(0, DIGEST) + " " + digest.substring(DIGEST, 2 * DIGEST);
    }

    /** An amount of money that is counted in millionths. */
    public static String money(long millionths) {
        return String.format(Locale.ROOT, "%.2f", millionths / MILLION);
    }

    /** A count of tokens, from a thousand on in thousands. */
    public static String tokens(long count) {
        if (count < THOUSAND) {
            return Long.toString(count);
        }
        return count < THOUSAND * THOUSAND
                ? count / THOUSAND + " k"
                : String.format(Locale.ROOT, "%.1f M", count / MILLION);
    }

    /** A share of one with two decimals, rounded down: 0.949 is not 0.95. */
    public static String share(@Nullable Double share) {
        return share == null
                ? "–"
                : BigDecimal.valueOf(share).setScale(2, RoundingMode.FLOOR).toString();
    }

    /** A count of any whole-number type: templates pass what they have, and widen nothing. */
    public static String count(Number count, String one) {
        return count + " " + one + (count.longValue() == 1 ? "" : "s");
    }
}
