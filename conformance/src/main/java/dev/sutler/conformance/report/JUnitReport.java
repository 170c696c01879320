package dev.sutler.conformance.report;

import dev.sutler.conformance.requirement.Chapter;
import dev.sutler.conformance.run.Finding;
import dev.sutler.conformance.run.Outcome;
import dev.sutler.conformance.run.Outcome.Verdict;

import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The report for build servers: a suite for each chapter, a test case for each requirement. A
/// broken MUST is a failure, what is not applicable is skipped, and what a SHOULD or a MAY says is
/// output of a test that passed.
final class JUnitReport {

    private final Edition edition;
    private final StringWriter text = new StringWriter();

    JUnitReport(Edition edition) {
        this.edition = edition;
    }

    String text() {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "Open Service Broker API " + broker());
            counts(xml, edition.report().outcomes());
            xml.writeAttribute("time", seconds());
            for (Chapter chapter : edition.chapters()) {
                suite(xml, chapter);
            }
            end(xml, 0);
            xml.writeEndDocument();
            xml.close();
            return text + "\n";
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    private void suite(XMLStreamWriter xml, Chapter chapter) throws XMLStreamException {
        begin(xml, 1, "testsuite");
        xml.writeAttribute("name", chapter.title());
        counts(xml, edition.of(chapter));
        xml.writeAttribute("time", "0");
        xml.writeAttribute(
                "timestamp",
                edition.made().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        for (Outcome outcome : edition.of(chapter)) {
            testCase(xml, outcome);
        }
        end(xml, 1);
    }

    private void testCase(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        begin(xml, 2, "testcase");
        xml.writeAttribute(
                "name", outcome.requirement().id() + " " + outcome.requirement().sentence());
        xml.writeAttribute(
                "classname",
                "osb." + outcome.requirement().chapter().name().toLowerCase(Locale.ROOT));
        xml.writeAttribute("time", "0");
        switch (outcome.verdict()) {
            case PASSED -> {}
            case FAILED -> failure(xml, outcome);
            case WARNED, NOTED -> output(xml, outcome);
            case NOT_APPLICABLE -> {
                begin(xml, 3, "skipped");
                xml.writeAttribute("message", edition.reason(outcome));
                xml.writeEndElement();
            }
        }
        end(xml, 2);
    }

    private void failure(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        begin(xml, 3, "failure");
        xml.writeAttribute("type", outcome.requirement().level().name());
        xml.writeAttribute("message", "expected " + edition.right(outcome.findings().getFirst()));
        xml.writeCharacters(findings(outcome));
        xml.writeEndElement();
    }

    private void output(XMLStreamWriter xml, Outcome outcome) throws XMLStreamException {
        begin(xml, 3, "system-out");
        xml.writeCharacters(Words.verdict(outcome.verdict()) + "\n" + findings(outcome));
        xml.writeEndElement();
    }

    private String findings(Outcome outcome) {
        return outcome.findings().stream()
                .map(this::finding)
                .collect(Collectors.joining("\n\n", outcome.requirement().link() + "\n", "\n"));
    }

    private String finding(Finding finding) {
        return Edition.where(finding)
                + ": expected "
                + edition.right(finding)
                + edition.exhibit(finding)
                        .map(
                                exhibit ->
                                        "\n\n"
                                                + String.join("\n", exhibit.request())
                                                + "\n\n"
                                                + String.join("\n", exhibit.answer()))
                        .orElse("");
    }

    private static void counts(XMLStreamWriter xml, List<Outcome> outcomes)
            throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(outcomes.size()));
        xml.writeAttribute("failures", String.valueOf(Edition.count(outcomes, Verdict.FAILED)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "skipped", String.valueOf(Edition.count(outcomes, Verdict.NOT_APPLICABLE)));
    }

    private String broker() {
        return edition.report().about().version() + ": " + edition.report().about().broker();
    }

    private String seconds() {
        return String.format(
                Locale.ROOT, "%.3f", edition.report().about().took().toMillis() / 1000.0);
    }

    private static void begin(XMLStreamWriter xml, int depth, String element)
            throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(element);
    }

    private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }
}
