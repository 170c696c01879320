package dev.sutler.core.catalog;

import com.networknt.schema.SpecificationVersion;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A draft of JSON Schema that parameter schemas may be written in.
enum SchemaDraft {
    DRAFT_04("http://json-schema.org/draft-04/schema", "#", SpecificationVersion.DRAFT_4),
    DRAFT_06("http://json-schema.org/draft-06/schema", "#", SpecificationVersion.DRAFT_6),
    DRAFT_07("http://json-schema.org/draft-07/schema", "#", SpecificationVersion.DRAFT_7),
    DRAFT_2019_09(
            "https://json-schema.org/draft/2019-09/schema", "", SpecificationVersion.DRAFT_2019_09),
    DRAFT_2020_12(
            "https://json-schema.org/draft/2020-12/schema", "", SpecificationVersion.DRAFT_2020_12);

    private final String address;
    private final String usualEnd;
    private final SpecificationVersion version;

    SchemaDraft(String address, String usualEnd, SpecificationVersion version) {
        this.address = address;
        this.usualEnd = usualEnd;
        this.version = version;
    }

    SpecificationVersion version() {
        return version;
    }

    /// What a schema of this draft says in `$schema`.
    String uri() {
        return address + usualEnd;
    }

    /// The draft that a `$schema` names. An empty fragment does not count.
    static Optional<SchemaDraft> of(String uri) {
        String bare = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
        return Arrays.stream(values()).filter(each -> each.address.equals(bare)).findFirst();
    }

    static String allUris() {
        return Arrays.stream(values()).map(SchemaDraft::uri).collect(Collectors.joining(", "));
    }
}
