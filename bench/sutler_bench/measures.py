"""What is measured, in this order: the memory comes last, when the broker has worked."""

from . import catalog, cold_start, database, gitops, memory, operations, scale, waiting

ALL = {
    "cold-start": cold_start.measure,
    "catalog": catalog.measure,
    "operations": operations.measure,
    "database": database.measure,
    "memory": memory.measure,
}

# Measured only when they are asked for: they fill stores of their own, which takes longer than all of the above.
ON_REQUEST = {
    "scale": scale.measure,
    "waiting": waiting.measure,
    "gitops": gitops.measure,
}
