package dev.sutler.rig.traffic;

/// What a client may ask for.
///
/// @param serviceId the offering
/// @param planId the plan
/// @param otherPlanId a plan of the same offering, for requests that contradict
/// @param updates whether an update may change to the other plan; else it changes parameters
/// @param bindable whether its bindings work
public record Offer(
        String serviceId, String planId, String otherPlanId, boolean updates, boolean bindable) {

    private static final String SCRIPTED = "rig-scripted";
    private static final String POSTGRESQL = "rig-postgresql";

    /// A database on a real server.
    public static Offer database() {
        return new Offer(POSTGRESQL, "rig-small", "rig-large", true, true);
    }

    /// What a pipeline makes, asked for through a repository.
    public static Offer repository() {
        return new Offer("rig-gitops", "rig-gitops-small", "rig-gitops-large", true, true);
    }

    /// A plan of the scripted service.
    public static Offer scripted(String plan) {
        return new Offer(
                SCRIPTED,
                plan,
                plan.equals("rig-async") ? "rig-sync" : "rig-async",
                false,
                !plan.startsWith("rig-doomed"));
    }
}
