-- What one replica at a time does, whose turn it is, and who had it before.
CREATE TABLE turn (
    name         text COLLATE "C" PRIMARY KEY,
    -- Tells each turn from the ones before it.
    number       bigint NOT NULL DEFAULT 1,
    owner        uuid NOT NULL,
    owner_before uuid,
    lease_until  timestamptz NOT NULL
);
