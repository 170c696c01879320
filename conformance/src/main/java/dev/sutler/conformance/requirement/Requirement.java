package dev.sutler.conformance.requirement;

import java.util.Objects;
import java.util.Optional;

/// One requirement of the Open Service Broker API 2.17 that binds a broker.
///
/// @param id unique and stable, like `OSB-PROV-03`
/// @param chapter where it belongs
/// @param level how strongly it binds
/// @param anchor the section in the specification's page, without `#`, like `provisioning`
/// @param sentence the requirement in short, in our words, with the broker as its subject
/// @param unchecked why no check can judge it from outside; empty when one does
public record Requirement(
        String id,
        Chapter chapter,
        Level level,
        String anchor,
        String sentence,
        Optional<String> unchecked) {

    private static final String SPECIFICATION =
            "https://github.com/openservicebrokerapi/servicebroker/blob/v2.17/spec.md#";

    public Requirement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(chapter, "chapter");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(unchecked, "unchecked");
    }

    /// The section of the specification, as a link.
    public String link() {
        return SPECIFICATION + anchor;
    }

    /// The same requirement, told why no check can judge it from outside.
    public Requirement unchecked(String why) {
        return new Requirement(id, chapter, level, anchor, sentence, Optional.of(why));
    }

    @Override
    public String toString() {
        return id;
    }
}
