package dev.lockstep.tracker.documents;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * The top-level blocks of a Markdown document. Quotes and lists are not opened: what they hold is quoted, and nesting
 * without end can't exhaust the stack.
 */
final class MarkdownBlocks {
    /** Characters; a document beyond it is not parsed. */
    static final int MAX_DOCUMENT = 1024 * 1024;

    private static final Set<Class<? extends Block>> BLOCKS =
            Set.of(Heading.class, FencedCodeBlock.class, HtmlBlock.class, IndentedCodeBlock.class, ThematicBreak.class);

    /** Leaves text as it is written: the library's own inline parser recurses once for each nested mark of emphasis. */
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(BLOCKS)
            .inlineParserFactory(context -> (lines, node) -> node.appendChild(new Text(lines.getContent())))
            .build();

    private static final Parser INLINES =
            Parser.builder().enabledBlockTypes(Set.of()).build();

    /** Characters; a longer heading is taken as it is written. */
    private static final int MAX_HEADING = 300;

    private MarkdownBlocks() {}

    /** The blocks of that kind, in order; none of a document that is too long. */
    static <T extends Block> Stream<T> of(String markdown, Class<T> kind) {
        if (markdown.length() > MAX_DOCUMENT) {
            return Stream.empty();
        }
        return children(PARSER.parse(markdown)).filter(kind::isInstance).map(kind::cast);
    }

    /** The text of headings, paragraphs, lists and tables, as written. */
    static Stream<String> prose(String markdown) {
        return of(markdown, Block.class)
                .filter(block -> block instanceof Heading || block instanceof Paragraph)
                .map(MarkdownBlocks::literals);
    }

    /** The text of a heading as a reader sees it, without marks of emphasis and code. */
    static String text(Heading heading) {
        String written = literals(heading);
        return written.length() > MAX_HEADING ? written : literals(INLINES.parse(written));
    }

    private static String literals(Node root) {
        StringBuilder text = new StringBuilder();
        for (Optional<Node> at = Optional.of(root); at.isPresent(); at = next(at.get(), root)) {
            switch (at.get()) {
                case Text literal -> text.append(literal.getLiteral());
                case Code code -> text.append(code.getLiteral());
                case SoftLineBreak _ -> text.append(' ');
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private static Optional<Node> next(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return Optional.of(node.getFirstChild());
        }
        Node up = node;
        while (up != root && up.getNext() == null) {
            up = up.getParent();
        }
        return up == root ? Optional.empty() : Optional.of(up.getNext());
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext);
    }
}
