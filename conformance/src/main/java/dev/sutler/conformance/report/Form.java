package dev.sutler.conformance.report;

/// A form in which a report can be written into a file.
public enum Form {
    /// A page that needs nothing else, for people.
    HTML("osb-check.html"),
    /// What build servers read.
    JUNIT("osb-check-junit.xml"),
    /// For programs.
    JSON("osb-check.json");

    private final String fileName;

    Form(String fileName) {
        this.fileName = fileName;
    }

    /// What the file is called.
    public String fileName() {
        return fileName;
    }

    /// The file's text.
    public String text(Edition edition) {
        return switch (this) {
            case HTML -> new HtmlReport(edition).text();
            case JUNIT -> new JUnitReport(edition).text();
            case JSON -> new JsonReport(edition).text();
        };
    }
}
