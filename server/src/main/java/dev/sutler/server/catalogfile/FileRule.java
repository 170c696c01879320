package dev.sutler.server.catalogfile;

/// A rule that a catalog's folder and files must keep before their content is looked at. A breach
/// is always an error.
enum FileRule {
    /// The folder is there and can be read.
    FOLDER_UNREADABLE("folder-unreadable"),
    /// There is an offering in the folder.
    FOLDER_EMPTY("folder-empty"),
    /// A file is there and can be read.
    FILE_UNREADABLE("file-unreadable"),
    /// A file has at most a mebibyte.
    FILE_TOO_LARGE("file-too-large"),
    /// A file is text in UTF-8.
    FILE_NOT_TEXT("file-not-text"),
    /// A file has content.
    FILE_EMPTY("file-empty"),
    /// A file is well-formed YAML or JSON.
    SYNTAX("syntax"),
    /// A file is one object.
    NOT_AN_OBJECT("not-an-object"),
    /// A file is one document.
    ONE_DOCUMENT_PER_FILE("one-document-per-file"),
    /// A repository's catalog is a list of offerings.
    SERVICES("services"),
    /// No object has a key twice.
    DUPLICATE_KEY("duplicate-key"),
    /// An alias names an anchor that stands before it, and not around it.
    ALIAS("alias"),
    /// YAML's merge key is not used.
    MERGE_KEY("merge-key"),
    /// Values are such as JSON has.
    NOT_JSON("not-json");

    private final String word;

    FileRule(String word) {
        this.word = word;
    }

    /// The word that names the rule; it never changes.
    String word() {
        return word;
    }
}
