-- What came of each piece of work on an operation. The first fifty entries and the last fifty stay: the slot of a later
-- one is used again. No foreign key: an operation and its entries are removed in one statement, and looking the
-- operation up at every insert would cost more than it tells.
CREATE TABLE operation_step (
    operation_id uuid NOT NULL,
    slot         smallint NOT NULL,
    number       integer NOT NULL,
    attempt      integer NOT NULL,
    epoch        bigint NOT NULL,
    undoing      boolean NOT NULL,
    worker       uuid,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL,
    outcome      text NOT NULL CHECK (outcome IN ('working', 'retry', 'compensating', 'binding_removed', 'succeeded',
        'failed', 'cut_short', 'released', 'lost')),
    message      text NOT NULL,
    retry_at     timestamptz,
    PRIMARY KEY (operation_id, slot)
);

ALTER TABLE operation
    -- How many entries there have been.
    ADD COLUMN steps integer NOT NULL DEFAULT 0,
    -- When its worker began with what it is doing; stays when the lease ends.
    ADD COLUMN attempt_started_at timestamptz;

-- The processes that have worked on operations, so that people know them by name.
CREATE TABLE worker (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The audit is read newest first, as a whole or by instance, and by what is rare: what operators did, and what happens
-- seldom. What platforms do all day is found soon without an index of its own.
DROP INDEX audit_entry_of_instance;
CREATE INDEX audit_entry_of_instance ON audit_entry (instance_id, at, id) WHERE instance_id IS NOT NULL;
CREATE INDEX audit_entry_in_time ON audit_entry (at, id);
CREATE INDEX audit_entry_of_operators ON audit_entry (actor, at, id) WHERE actor_kind = 'operator';
CREATE INDEX audit_entry_seldom ON audit_entry (action, at, id)
    WHERE action NOT IN ('provision', 'update', 'deprovision', 'bind', 'unbind');

-- The entries that are not linked yet: written with each entry, taken by whoever links. What is committed late with a
-- smaller number is linked later, and nothing is missed.
CREATE TABLE audit_pending (
    entry_id bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
INSERT INTO audit_pending (entry_id) SELECT id FROM audit_entry ORDER BY id;

-- Each entry's hash holds the hash of the one before.
CREATE TABLE audit_link (
    position bigint PRIMARY KEY CHECK (position > 0),
    entry_id bigint NOT NULL UNIQUE,
    hash     bytea NOT NULL CHECK (octet_length(hash) = 32)
);

-- One row. The last position and its hash, sealed: who can write to this database, but has no key, cannot make another.
CREATE TABLE audit_head (
    id     text COLLATE "C" PRIMARY KEY CHECK (id = 'head'),
    sealed bytea NOT NULL
);

CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only added to: % on % is forbidden', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
CREATE TRIGGER audit_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
