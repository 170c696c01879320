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
    private static final String POSTGRESQL = "add651cc-8af1-4c38-abd8-f3a52dcb3fef";

    /// A database on a real server.
    public static Offer database() {
        return new Offer(
                POSTGRESQL,
                "b9f39317-1116-4537-8c75-278c74285cb9",
                "5305ab3a-9b18-43a2-b7f6-01d29ea08d80",
                true,
                true);
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

    /// Whether its effects stand in the effects log.
    boolean isScripted() {
        return serviceId.equals(SCRIPTED);
    }
}
