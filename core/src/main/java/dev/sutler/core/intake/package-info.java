/// Taking over what another broker has made, from that broker's own records.
///
/// Owns what such records say ([dev.sutler.core.intake.FoundInstance]), the pure decision what
/// becomes of it here ([dev.sutler.core.intake.Intakes]), and the port through which it gets into
/// the store ([dev.sutler.core.intake.IntakeStore]). It knows no format and no repository, and
/// calls no provider: nothing is made or removed by taking it in. `server.postgres` implements the
/// port.
@NullMarked
package dev.sutler.core.intake;

import org.jspecify.annotations.NullMarked;
