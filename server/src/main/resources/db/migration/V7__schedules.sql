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

-- A binding that has expired is removed. A removal that fails is tried again, after ever longer pauses.
ALTER TABLE service_binding
    ADD COLUMN expiry_due_at timestamptz,
    ADD COLUMN expiry_tries  integer NOT NULL DEFAULT 0;
CREATE INDEX service_binding_expiring ON service_binding ((coalesce(expiry_due_at, expires_at)))
    WHERE expires_at IS NOT NULL;

-- Bindings that are to get new credentials since an operator wants it, and how far that is.
CREATE TABLE rotation (
    id          uuid PRIMARY KEY,
    operator    text NOT NULL,
    reason      text NOT NULL,
    request_id  text NOT NULL,
    instance_id text COLLATE "C",
    service_id  text,
    plan_id     text,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    UNIQUE (operator, request_id),
    CHECK ((instance_id IS NULL) = (service_id IS NOT NULL)),
    CHECK ((service_id IS NULL) = (plan_id IS NULL))
);
CREATE INDEX rotation_unfinished ON rotation (id) WHERE finished_at IS NULL;
CREATE INDEX rotation_finished ON rotation (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE rotation_item (
    rotation_id  uuid NOT NULL REFERENCES rotation (id) ON DELETE CASCADE,
    instance_id  text COLLATE "C" NOT NULL,
    binding_id   text COLLATE "C" NOT NULL,
    operation_id uuid NOT NULL,
    state        text NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'running', 'succeeded', 'failed', 'skipped')),
    message      text,
    due_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (rotation_id, instance_id, binding_id)
);
CREATE INDEX rotation_item_waiting ON rotation_item (due_at) WHERE state = 'waiting';
CREATE INDEX rotation_item_running ON rotation_item (operation_id) WHERE state = 'running';
CREATE INDEX rotation_item_open ON rotation_item (rotation_id) WHERE state IN ('waiting', 'running');
