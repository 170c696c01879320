package dev.sutler.conformance.checks.instances;

/// Where an instance is in its life, as the matrix has it.
enum State {
    ABSENT("no such instance"),
    PROVISIONING("an instance that is being provisioned"),
    READY("an instance that is ready"),
    UPDATING("an instance that is being updated"),
    DEPROVISIONING("an instance that is being deprovisioned"),
    FAILED("an instance whose provisioning has failed"),
    DELETED("an instance that was deleted");

    private final String words;

    State(String words) {
        this.words = words;
    }

    /// What is there, in words.
    String words() {
        return words;
    }

    /// Whether something is being done, which ends by itself.
    boolean passes() {
        return this == PROVISIONING || this == UPDATING || this == DEPROVISIONING;
    }
}
