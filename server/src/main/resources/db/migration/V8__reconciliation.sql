-- What tells the things that this broker makes in a back end from those of another broker. One row, and it never changes:
-- whoever copies this database for another broker has to give the copy another id (see docs/operating/orphans.md).
CREATE TABLE broker (
    id uuid PRIMARY KEY
);
INSERT INTO broker (id) VALUES (gen_random_uuid());
CREATE UNIQUE INDEX broker_one_row ON broker ((true));

-- What was found in a back end and belongs to nothing here.
CREATE TABLE orphan (
    service_id    text COLLATE "C" NOT NULL,
    name          text COLLATE "C" NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('instance', 'binding')),
    mark          text NOT NULL CHECK (mark IN ('ours', 'unmarked', 'unknown')),
    instance_id   text COLLATE "C",
    binding_id    text COLLATE "C",
    description   text NOT NULL,
    -- Whether an operation about these ids was known when it was seen last.
    remembered    boolean NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- What an operator has said about it.
    decision      text NOT NULL DEFAULT 'none' CHECK (decision IN ('none', 'keep', 'remove')),
    -- Why it could not be removed when that was tried last.
    problem       text,
    PRIMARY KEY (service_id, name)
);

-- The latest reconciliations, with what each has found.
CREATE TABLE reconciliation (
    id          uuid PRIMARY KEY,
    sequence    bigint GENERATED ALWAYS AS IDENTITY,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz NOT NULL,
    report      jsonb NOT NULL
);
CREATE INDEX reconciliation_latest ON reconciliation (sequence);
