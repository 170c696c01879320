-- The fencing numbers of all leases: each new lease of whatever operation gets a higher one than any before, so that a back
-- end can tell the late write of an earlier operation from a later one. See docs/decisions/0013. It starts at the
-- microseconds since 1970, far above the numbers that operations had of their own, and is raised there at every start.
CREATE SEQUENCE operation_epoch AS bigint;
SELECT setval('operation_epoch', (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
