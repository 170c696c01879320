-- What Sutler remembers. Ids are compared byte by byte (COLLATE "C"): no locale, and no upgrade of one, can change
-- which id is which.

CREATE TABLE service_instance (
    id                  text COLLATE "C" PRIMARY KEY CHECK (octet_length(id) BETWEEN 1 AND 1024),
    platform            text NOT NULL,
    service_id          text NOT NULL,
    organization        text NOT NULL,
    space               text NOT NULL,
    plan_id             text NOT NULL,
    parameters          jsonb NOT NULL,
    context             jsonb NOT NULL,
    maintenance_version text,
    state               text NOT NULL
        CHECK (state IN ('provisioning', 'ready', 'updating', 'deprovisioning', 'failed')),
    provisioned         boolean NOT NULL,
    version             bigint NOT NULL CHECK (version > 0),
    dashboard_url       text,
    labels              jsonb NOT NULL,
    attributes          jsonb NOT NULL,
    provider_state      jsonb NOT NULL,
    created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (provisioned OR state <> 'ready')
) WITH (fillfactor = 85);

CREATE TABLE service_binding (
    instance_id    text COLLATE "C" NOT NULL REFERENCES service_instance (id) ON DELETE CASCADE,
    id             text COLLATE "C" NOT NULL CHECK (octet_length(id) BETWEEN 1 AND 1024),
    sequence       bigint GENERATED ALWAYS AS IDENTITY,
    plan_id        text NOT NULL,
    parameters     jsonb NOT NULL,
    context        jsonb NOT NULL,
    bind_resource  jsonb NOT NULL,
    predecessor_id text,
    state          text NOT NULL CHECK (state IN ('binding', 'ready', 'unbinding', 'failed')),
    version        bigint NOT NULL CHECK (version > 0),
    -- What its provider handed out: the first three are there once it was made.
    endpoints      jsonb,
    delivery       jsonb,
    provider_state jsonb,
    credentials    bytea,
    expires_at     timestamptz,
    renew_before   timestamptz,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (instance_id, id),
    CHECK ((endpoints IS NULL) = (provider_state IS NULL)),
    CHECK ((delivery IS NULL) = (provider_state IS NULL)),
    CHECK (state <> 'ready' OR provider_state IS NOT NULL)
) WITH (fillfactor = 85);

-- An operation outlives what it is about, so it points to it by id and not by a foreign key.
--
-- It is active as long as finished_at is null. The partial indexes say so in those words, and not with the state,
-- because a changed state would then cost an entry in every index: claiming, renewing and reporting touch no indexed
-- column but run_at.
CREATE TABLE operation (
    id                uuid PRIMARY KEY,
    sequence          bigint GENERATED ALWAYS AS IDENTITY,
    instance_id       text COLLATE "C" NOT NULL,
    binding_id        text COLLATE "C",
    kind              text NOT NULL CHECK (kind IN ('provision', 'update', 'deprovision', 'bind', 'unbind')),
    fingerprint       text NOT NULL,
    target            jsonb,
    from_failed       boolean NOT NULL,
    caller_platform   text NOT NULL,
    caller_identity   jsonb,
    request_id        text NOT NULL,
    time_limit_micros bigint NOT NULL,
    state             text NOT NULL
        CHECK (state IN ('queued', 'running', 'compensating', 'succeeded', 'failed')),
    attempt           integer NOT NULL,
    checkpoint        jsonb,
    abandoned         jsonb,
    description       text NOT NULL,
    failure           jsonb,
    created_at        timestamptz NOT NULL,
    run_at            timestamptz NOT NULL,
    deadline          timestamptz NOT NULL,
    finished_at       timestamptz,
    -- One that was cut short keeps its lease, so that its worker is known until it lets go.
    lease_owner       uuid,
    lease_until       timestamptz,
    epoch             bigint NOT NULL,
    -- The operation that this one cut short.
    waits_for         uuid,
    CHECK ((binding_id IS NOT NULL) = (kind IN ('bind', 'unbind'))),
    CHECK ((finished_at IS NULL) = (state IN ('queued', 'running', 'compensating'))),
    CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
    CHECK (state NOT IN ('compensating', 'failed') OR failure IS NOT NULL)
) WITH (fillfactor = 70);

CREATE UNIQUE INDEX operation_active_on_instance ON operation (instance_id)
    WHERE finished_at IS NULL AND binding_id IS NULL;
CREATE UNIQUE INDEX operation_active_on_binding ON operation (instance_id, binding_id)
    WHERE finished_at IS NULL AND binding_id IS NOT NULL;
CREATE INDEX operation_due ON operation (run_at)
    WHERE finished_at IS NULL;
CREATE INDEX operation_waiting ON operation (waits_for)
    WHERE finished_at IS NULL AND waits_for IS NOT NULL;
CREATE INDEX operation_of_instance ON operation (instance_id, sequence)
    WHERE binding_id IS NULL;
CREATE INDEX operation_of_binding ON operation (instance_id, binding_id, sequence)
    WHERE binding_id IS NOT NULL;
CREATE INDEX operation_finished ON operation (finished_at)
    WHERE finished_at IS NOT NULL;

-- Who may ask. There is a hash of a password here, never a password.
CREATE TABLE platform_credential (
    username   text COLLATE "C" PRIMARY KEY,
    platform   text NOT NULL,
    hash       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
