package dev.sutler.conformance.checks.bindings;

/// What may be asked of a binding.
enum Request {
    BIND_SAME,
    BIND_DIFFERENT,
    FETCH,
    UNBIND,
    LAST_OPERATION
}
