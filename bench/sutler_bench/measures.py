"""What is measured, in this order: the memory comes last, when the broker has worked."""

from . import catalog, cold_start, database, memory, operations

ALL = {
    "cold-start": cold_start.measure,
    "catalog": catalog.measure,
    "operations": operations.measure,
    "database": database.measure,
    "memory": memory.measure,
}
