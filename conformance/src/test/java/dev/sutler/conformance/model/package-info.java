/// THE MODEL: a small broker that keeps every rule, and can be told to break one.
///
/// Owns a conforming broker in memory and the faults that can be switched on in it, so that each
/// check of the kit is seen to pass and seen to fail. The broker and its faults see the
/// requirements and nothing else of the kit; `Examination` alone runs the kit on them.
///
/// Control flows from `ModelBroker` (HTTP) through a fault's `Tamper` to `Endpoints`, and from
/// there to `Instances`, `Bindings` and `LastOperations`, which read and change one `Model` under
/// its lock.
@NullMarked
package dev.sutler.conformance.model;

import org.jspecify.annotations.NullMarked;
