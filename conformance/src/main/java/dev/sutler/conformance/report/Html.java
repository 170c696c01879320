package dev.sutler.conformance.report;

/// HTML that is being written. Text goes in escaped, always; only elements of our own do not.
final class Html {

    private final StringBuilder page = new StringBuilder();

    /// Writes markup that is ours.
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /// Writes text, whoever wrote it.
    Html text(String text) {
        page.append(escaped(text));
        return this;
    }

    /// Writes an element around text.
    ///
    /// @param tag its name and its attributes, which are ours
    Html element(String tag, String text) {
        int space = tag.indexOf(' ');
        String name = space < 0 ? tag : tag.substring(0, space);
        return raw("<" + tag + ">").text(text).raw("</" + name + ">");
    }

    /// Writes a link to somewhere we know.
    Html link(String target, String text) {
        return raw("<a rel=\"noopener noreferrer\" href=\"")
                .text(target)
                .raw("\">")
                .text(text)
                .raw("</a>");
    }

    private static String escaped(String text) {
        return Words.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
