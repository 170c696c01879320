package dev.sutler.conformance.check;

/// Where everything is written down that is about to be made at the broker, so that it can be
/// removed at the end, whatever happens.
public interface Ledger {

    /// An instance may come into being by the next request.
    void instance(Instance instance);

    /// A binding may come into being by the next request.
    void binding(Binding binding);
}
