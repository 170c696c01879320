package dev.sutler.core.catalog;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// What parameters must look like: a JSON Schema of a plan, compiled once. Safe for use by many
/// threads.
public interface ParameterSchema {

    /// Checks parameters that a platform sent.
    ///
    /// @return one sentence for each thing that is wrong, naming where; empty when all is well.
    ///   Values that were sent are not repeated, since they may be secret
    List<String> violations(ObjectNode parameters);

    /// Whether absent parameters must be checked as `{}`: the schema has `required` members at its
    /// top.
    boolean hasRequiredMembers();

    /// A copy of the parameters without what the schema marks `writeOnly`, at any depth.
    ObjectNode withoutWriteOnly(ObjectNode parameters);
}
