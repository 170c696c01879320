package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;

import java.util.List;
import java.util.Optional;

/// What a broker tells of a resource at one moment.
///
/// While an operation runs, what is told may change by itself: then only its going on is compared.
///
/// @param fetched the resource itself; empty where it cannot be fetched
/// @param lastOperation the state of its last operation
record Snapshot(Optional<Answer> fetched, Answer lastOperation) {

    private static final List<String> MEMBERS =
            List.of(
                    "service_id",
                    "plan_id",
                    "parameters",
                    "dashboard_url",
                    "credentials",
                    "maintenance_info");

    static Snapshot of(Resource resource) {
        Answer lastOperation = resource.lastOperation();
        return new Snapshot(
                resource.retrievable() ? Optional.of(resource.get()) : Optional.empty(),
                lastOperation);
    }

    private boolean running() {
        return lastOperation.status() == 200 && state().equals("in progress");
    }

    private String state() {
        return lastOperation.textAt("/state");
    }

    /// What is different later, in words; empty when nothing is.
    Optional<String> changed(Snapshot later) {
        if (running()) {
            return Optional.empty();
        }
        if (lastOperation.status() != later.lastOperation.status()) {
            return change(
                    "last_operation",
                    String.valueOf(lastOperation.status()),
                    String.valueOf(later.lastOperation.status()));
        }
        if (!state().equals(later.state())) {
            return change("its state", state(), later.state());
        }
        return fetched.flatMap(before -> later.fetched.flatMap(after -> changed(before, after)));
    }

    private static Optional<String> changed(Answer before, Answer after) {
        if (before.status() != after.status()) {
            return change(
                    "fetching it", String.valueOf(before.status()), String.valueOf(after.status()));
        }
        /* The values are not told: they may be secret. */
        return before.status() != 200
                ? Optional.empty()
                : MEMBERS.stream()
                        .filter(each -> !before.at("/" + each).equals(after.at("/" + each)))
                        .map(each -> "`" + each + "` is another one")
                        .findFirst();
    }

    private static Optional<String> change(String what, String before, String after) {
        return Optional.of(what + " was " + before + " and is " + after);
    }
}
