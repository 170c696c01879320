package dev.sutler.conformance.requirement;

/// A chapter of the specification, in its order: how requirements are grouped in ids and reports.
public enum Chapter {
    HEADERS("HEAD", "Headers"),
    EXTENSIONS("EXT", "Extension fields and later versions"),
    AUTHENTICATION("AUTH", "Authentication"),
    URLS("URL", "URL properties"),
    ERRORS("ERR", "Errors and content type"),
    CATALOG("CAT", "Catalog"),
    ASYNCHRONY("ASYNC", "Synchronous and asynchronous operations"),
    CONCURRENCY("CONC", "Blocking operations"),
    POLLING("POLL", "Polling last operations"),
    PROVISIONING("PROV", "Provisioning"),
    FETCHING_INSTANCES("FETCH", "Fetching a service instance"),
    UPDATING("UPD", "Updating a service instance"),
    BINDING("BIND", "Binding"),
    ROTATION("ROT", "Binding rotation"),
    FETCHING_BINDINGS("FBIND", "Fetching a service binding"),
    UNBINDING("UNB", "Unbinding"),
    DEPROVISIONING("DEPROV", "Deprovisioning"),
    ORPHANS("ORPH", "Orphan mitigation");

    private final String code;
    private final String title;

    Chapter(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /// What stands in a requirement's id: `OSB-code-number`.
    public String code() {
        return code;
    }

    /// What people read.
    public String title() {
        return title;
    }
}
