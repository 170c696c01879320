-- Credentials come and go while brokers run. The user name stays unique: it is also what a credential is known by.
-- A process that does not know these columns yet goes on reading the others.
ALTER TABLE platform_credential
    ADD COLUMN expires_at   timestamptz,
    ADD COLUMN last_used_at timestamptz;

-- Operators use the admin API. Their credentials stand in a table of their own, so that no mistake in a query, and no
-- older process, can take one for a platform's.
CREATE TABLE operator_credential (
    username     text COLLATE "C" PRIMARY KEY,
    operator     text NOT NULL,
    hash         text NOT NULL,
    scopes       text[] NOT NULL CHECK (scopes <@ ARRAY['read', 'write'] AND cardinality(scopes) > 0),
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at   timestamptz,
    last_used_at timestamptz
);
