package dev.sutler.server.osb;

import java.util.Set;

/// What is done differently for one platform, because its client cannot do what the specification
/// says.
///
/// @param omit fields at the top of answers that are left out, such as `endpoints`
/// @param lastOperationGone whether the last operation of a finished removal is 410 instead of 200
///   `succeeded`
/// @param requireTenancy whether a provision request must have `organization_guid` and
///   `space_guid`; when it need not, the context's tenancy fields stand in
public record PlatformQuirks(Set<String> omit, boolean lastOperationGone, boolean requireTenancy) {

    /// Everything as the specification says.
    public static final PlatformQuirks NONE = new PlatformQuirks(Set.of(), false, true);

    public PlatformQuirks {
        omit = Set.copyOf(omit);
    }
}
