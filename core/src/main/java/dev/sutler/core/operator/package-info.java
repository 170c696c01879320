/// What an operator sees of all instances, bindings and operations, and can do about them when
/// something is stuck or broken.
///
/// Owns the ports [dev.sutler.core.operator.OperatorView] and
/// [dev.sutler.core.operator.OperationJournal], through which one looks;
/// [dev.sutler.core.operator.Cures], which decides, purely, what follows from an order; and
/// [dev.sutler.core.operator.OperatorDesk], which has it written through the port
/// [dev.sutler.core.operator.OperatorStore]. What is shown holds neither parameters nor
/// credentials. It may see the lifecycle, the audit's words and the store's, and no provider.
///
/// Control flows from an order at the desk to a decision and into the store; the runner is told
/// whom to interrupt.
@NullMarked
package dev.sutler.core.operator;

import org.jspecify.annotations.NullMarked;
