package dev.lockstep.agent.reports;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A report in XML, read element by element. Its DTD is skipped, so that no entity is expanded and nothing outside is
 * fetched; an entity that only a DTD could explain makes it unreadable.
 */
final class XmlReport implements AutoCloseable {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 4096;

    private final XMLStreamReader reader;

    /** What is told of each element; the root is told too. */
    interface Elements {
        void start(Element element) throws UnreadableReportException;

        void end(String name) throws UnreadableReportException;
    }

    private XmlReport(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** Stands at the root, if the document begins with one. */
    static XmlReport open(InputStream in) throws UnreadableReportException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XmlReport report = new XmlReport(factory.createXMLStreamReader(in));
            report.step();
            return report;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    boolean hasRoot() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    Element root() {
        return new Element(reader);
    }

    /** Reads all of it, beginning with the root. */
    void tell(Elements elements) throws UnreadableReportException {
        int depth = 0;
        int event = XMLStreamConstants.START_ELEMENT;
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > MAX_DEPTH) {
                    throw new UnreadableReportException("is nested deeper than " + MAX_DEPTH);
                }
                elements.start(new Element(reader));
                // Who reads an element's text has read its end.
                event = reader.getEventType();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                elements.end(reader.getLocalName());
            }
            event = step();
        }
    }

    /** The next start or end of an element, or the document's end. */
    private int step() throws UnreadableReportException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return XMLStreamConstants.START_ELEMENT;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return XMLStreamConstants.END_ELEMENT;
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableReportException("uses an entity of its own");
                    default -> {
                        // Text, comments and the DTD say nothing here.
                    }
                }
            }
            return XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            // Of a malformed document the JDK's parser may break one of its own invariants first.
            throw new UnreadableReportException(
                    "is no XML that can be read: " + e.getClass().getSimpleName());
        }
    }

    private static UnreadableReportException unreadable(XMLStreamException e) {
        return new UnreadableReportException("is no XML that can be read, at line "
                + (e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber())));
    }

    /** An element that was just reached: its attributes can be read until the next one. */
    record Element(XMLStreamReader reader) {
        String name() {
            return reader.getLocalName();
        }

        @Nullable
        String attribute(String name) {
            return reader.getAttributeValue(null, name);
        }

        String text(String attribute) {
            String value = attribute(attribute);
            return value == null ? "" : value;
        }

        /** A count or line number; 0 for what is none. */
        int number(String attribute) {
            String value = text(attribute);
            try {
                return Math.max(0, Integer.parseInt(value.strip()));
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }

        /** The element's text to its end, which is reached then. */
        String content() throws UnreadableReportException {
            try {
                String text = reader.getElementText();
                return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
            } catch (XMLStreamException e) {
                throw unreadable(e);
            }
        }
    }

    @Override
    public void close() throws UnreadableReportException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }
}
