package dev.sutler.providers.gitops;

/// What a call wants of a pipeline, and the words for it that pipelines know from UniPipe.
enum Kind {
    PROVISION("provision", "Created Service instance %s", "preparing deployment"),
    UPDATE("update", "Updated Service instance %s", "updating service"),
    DEPROVISION(
            "deprovision", "Marked Service instance %s as deleted.", "preparing service deletion"),
    BIND("bind", "Created Service binding %s", "preparing binding"),
    UNBIND("unbind", "Marked Service binding %s as deleted.", "preparing binding deletion");

    private final String word;
    private final String subject;
    private final String waiting;

    Kind(String word, String subject, String waiting) {
        this.word = word;
        this.subject = subject;
        this.waiting = waiting;
    }

    /// How an operation of this kind is called in a file, before its id.
    String word() {
        return word;
    }

    /// The first line of the commit.
    String subject(String id) {
        return "OSB API: " + subject.formatted(printable(id));
    }

    /// What a status says as long as no pipeline has said anything.
    String waiting() {
        return waiting;
    }

    /// Whether something is to go away.
    boolean removes() {
        return this == DEPROVISION || this == UNBIND;
    }

    /// Whether something is to come about that is not there yet.
    boolean makes() {
        return this == PROVISION || this == BIND;
    }

    /// An id in one line: it may be anything, a line end among it.
    static String printable(String id) {
        return id.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
