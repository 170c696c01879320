-- Who did what, in the transaction in which it was done. Nothing here is ever changed.
CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_kind   text NOT NULL CHECK (actor_kind IN ('platform', 'operator', 'broker')),
    actor        text NOT NULL,
    identity     jsonb,
    action       text NOT NULL,
    instance_id  text COLLATE "C",
    binding_id   text COLLATE "C",
    operation_id uuid,
    request_id   text NOT NULL,
    outcome      text NOT NULL,
    reason       text,
    details      jsonb NOT NULL
);
CREATE INDEX audit_entry_of_instance ON audit_entry (instance_id, id) WHERE instance_id IS NOT NULL;
