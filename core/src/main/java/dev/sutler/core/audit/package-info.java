/// What is written down about every change, for whoever has to explain it later.
///
/// Owns the words of an audit entry: who did what to what, when, why and with what outcome. Never a
/// secret. It may see the lifecycle's words. The store writes entries in the transaction of the
/// change that they tell of; [dev.sutler.core.audit.AuditLog] is for what is changed elsewhere, and
/// [dev.sutler.core.audit.AuditTrail] is how they are read.
@NullMarked
package dev.sutler.core.audit;

import org.jspecify.annotations.NullMarked;
