-- What may hold a secret is sealed, as bytes that begin with the mark of the key. See docs/decisions/0009.
--
-- What stands here from before keeps its JSON text, which begins with { and is sealed when the broker starts next: only
-- the broker has the key.

ALTER TABLE service_instance
    ALTER COLUMN parameters TYPE bytea USING convert_to(parameters::text, 'UTF8'),
    ALTER COLUMN provider_state TYPE bytea USING convert_to(provider_state::text, 'UTF8');

ALTER TABLE service_binding
    ALTER COLUMN parameters TYPE bytea USING convert_to(parameters::text, 'UTF8'),
    ALTER COLUMN delivery TYPE bytea USING convert_to(delivery::text, 'UTF8'),
    ALTER COLUMN provider_state TYPE bytea USING convert_to(provider_state::text, 'UTF8');

-- The fingerprint of an update is a hash of its parameters, from which a short secret can be guessed. It is sealed with
-- the target that it belongs to.
ALTER TABLE operation
    ALTER COLUMN target TYPE bytea USING convert_to((jsonb_build_object('fingerprint', fingerprint)
        || CASE WHEN target IS NULL THEN '{}' ELSE jsonb_build_object('target', target) END)::text, 'UTF8'),
    ALTER COLUMN checkpoint TYPE bytea USING convert_to(checkpoint::text, 'UTF8'),
    ALTER COLUMN abandoned TYPE bytea USING convert_to(abandoned::text, 'UTF8');
ALTER TABLE operation RENAME COLUMN target TO asked;
ALTER TABLE operation
    ALTER COLUMN asked SET NOT NULL,
    DROP COLUMN fingerprint;

-- The keys that anything here was ever sealed with and may still be: a process that lacks one does not start.
CREATE TABLE sealing_key (
    mark          bytea PRIMARY KEY CHECK (octet_length(mark) > 0),
    -- A known text, sealed with the key: whoever can open it has that very key.
    sample        bytea NOT NULL,
    first_used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- When a process last said that it seals with this key.
    last_used_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One row. Whether what was written before this migration has been sealed; nothing unsealed is read afterwards.
CREATE TABLE sealing (
    complete boolean NOT NULL
);
INSERT INTO sealing (complete) VALUES (false);
CREATE UNIQUE INDEX sealing_one_row ON sealing ((true));
