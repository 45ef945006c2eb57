package dev.lockstep.tracker.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The one fenced {@code yaml} block of a Markdown document, read as plain data.
 *
 * @param data what the block holds; empty when there are problems
 * @param problems why the block can't be read, each naming what to repair
 */
public record DataBlock(ObjectNode data, List<String> problems) {
    /** Characters. */
    private static final int MAX_BLOCK = 256 * 1024;

    private static final int MAX_DEPTH = 20;

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .loaderOptions(limits())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads the block of a document. */
    public static DataBlock read(String markdown) {
        if (markdown.length() > MarkdownBlocks.MAX_DOCUMENT) {
            return unreadable(
                    "The document is longer than %d characters; shorten it.".formatted(MarkdownBlocks.MAX_DOCUMENT));
        }
        List<String> blocks = MarkdownBlocks.of(markdown, FencedCodeBlock.class)
                .filter(DataBlock::isYaml)
                .map(FencedCodeBlock::getLiteral)
                .toList();
        return switch (blocks.size()) {
            case 0 -> unreadable("The document has no fenced yaml block; put its data into one, at the top level.");
            case 1 -> parse(blocks.getFirst());
            default ->
                unreadable("The document has %d fenced yaml blocks; keep all data in one.".formatted(blocks.size()));
        };
    }

    private static boolean isYaml(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip().toLowerCase(Locale.ROOT);
        return info.matches("ya?ml(\\s.*)?");
    }

    private static DataBlock parse(String yaml) {
        if (yaml.length() > MAX_BLOCK) {
            return unreadable("The yaml block is longer than %d characters; shorten it.".formatted(MAX_BLOCK));
        }
        try {
            Optional<String> construct = refusedConstruct(yaml);
            if (construct.isPresent()) {
                return unreadable("The yaml block uses " + construct.get() + "; write plain data.");
            }
            JsonNode tree = YAML.readTree(yaml);
            return tree instanceof ObjectNode data
                    ? new DataBlock(data, List.of())
                    : unreadable("The yaml block must be a mapping with named lists.");
        } catch (JsonProcessingException e) {
            return unreadable("The yaml block is not valid YAML%s: %s".formatted(place(e), firstLine(e)));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from a string does no I/O", e);
        }
    }

    /** Tags name types to construct, and aliases can multiply a small text into gigabytes; data needs neither. */
    private static Optional<String> refusedConstruct(String yaml) throws IOException {
        try (YAMLParser parser = (YAMLParser) YAML.getFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.getTypeId() != null) {
                    return Optional.of("a tag");
                }
                if (parser.getObjectId() != null || parser.isCurrentAlias()) {
                    return Optional.of("an anchor or alias");
                }
            }
        }
        return Optional.empty();
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BLOCK);
        options.setNestingDepthLimit(MAX_DEPTH);
        return options;
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line %d of the block".formatted(e.getLocation().getLineNr());
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    private static DataBlock unreadable(String problem) {
        return new DataBlock(JsonNodeFactory.instance.objectNode(), List.of(problem));
    }
}
