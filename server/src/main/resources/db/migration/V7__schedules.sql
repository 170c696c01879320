-- What the broker does again and again, by one replica at a time.
CREATE TABLE schedule (
    name             text COLLATE "C" PRIMARY KEY,
    every_micros     bigint NOT NULL CHECK (every_micros > 0),
    next_run_at      timestamptz NOT NULL,
    lease_owner      uuid,
    lease_until      timestamptz,
    epoch            bigint NOT NULL DEFAULT 0,
    -- In a row, up to now.
    failures         integer NOT NULL DEFAULT 0,
    last_started_at  timestamptz,
    last_finished_at timestamptz,
    last_outcome     text CHECK (last_outcome IN ('succeeded', 'failed')),
    last_message     text,
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
    CHECK ((last_finished_at IS NULL) = (last_outcome IS NULL)),
    CHECK ((last_message IS NULL) = (last_outcome IS NULL))
);

-- A binding's credentials can be changed, and an instance can be taken over that was made elsewhere.
ALTER TABLE operation
    DROP CONSTRAINT IF EXISTS operation_kind_check,
    DROP CONSTRAINT operation_check,
    ADD CONSTRAINT operation_kind_check CHECK (
        kind IN ('provision', 'update', 'deprovision', 'bind', 'unbind', 'rotate', 'adopt')),
    ADD CONSTRAINT operation_check CHECK (
        (binding_id IS NOT NULL) = (kind IN ('bind', 'unbind', 'rotate')));
ALTER TABLE service_binding
    DROP CONSTRAINT service_binding_state_check,
    ADD CONSTRAINT service_binding_state_check CHECK (
        state IN ('binding', 'ready', 'rotating', 'unbinding', 'failed'));
ALTER TABLE operation_step
    DROP CONSTRAINT operation_step_outcome_check,
    ADD CONSTRAINT operation_step_outcome_check CHECK (
        outcome IN ('working', 'retry', 'compensating', 'binding_removed', 'credentials_revoked', 'succeeded', 'failed',
            'cut_short', 'released', 'lost'));
