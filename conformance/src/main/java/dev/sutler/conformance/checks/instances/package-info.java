/// Checks of service instances: provisioning, fetching, updating, deprovisioning, and their matrix
/// of operations and states.
///
/// Owns these checks and nothing else; checks of other parts are not seen from here.
///
/// Control flows from a check to its trial.
@NullMarked
package dev.sutler.conformance.checks.instances;

import org.jspecify.annotations.NullMarked;
