/// What the broker does again and again by itself, once across all replicas.
///
/// Owns the [dev.sutler.core.schedule.Timetable] port, in which the tasks stand, and the
/// [dev.sutler.core.schedule.ScheduleRunner] that runs those which are due. A task's code is handed
/// in; when it is due, and who runs it, the store says. It may see `core.store` for its exception
/// and `core.operation` for the pauses between attempts; it knows no task.
///
/// Control flows from [dev.sutler.core.schedule.ScheduleThread], or a test's hand, into the runner,
/// and from there into the tasks, each on a thread of its own.
@NullMarked
package dev.sutler.core.schedule;

import org.jspecify.annotations.NullMarked;
