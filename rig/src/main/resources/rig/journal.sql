-- Written by the rig into its own store, never by Sutler: what happens to each operation, and who did it.
CREATE SCHEMA rig;

CREATE TABLE rig.journal (
    sequence     bigint GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    writer       text NOT NULL DEFAULT coalesce(current_setting('rig.replica', true), ''),
    operation_id uuid NOT NULL,
    instance_id  text NOT NULL,
    binding_id   text,
    kind         text NOT NULL,
    state        text NOT NULL,
    epoch        bigint NOT NULL,
    was_held     boolean NOT NULL,
    is_held      boolean NOT NULL,
    claimed      boolean NOT NULL,
    finished     boolean NOT NULL
);

CREATE FUNCTION rig.see() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rig.journal (operation_id, instance_id, binding_id, kind, state, epoch, was_held, is_held, claimed,
        finished)
    VALUES (NEW.id, NEW.instance_id, NEW.binding_id, NEW.kind, NEW.state, NEW.epoch,
        CASE WHEN TG_OP = 'UPDATE' THEN OLD.lease_owner IS NOT NULL ELSE false END,
        NEW.lease_owner IS NOT NULL,
        NEW.lease_owner IS NOT NULL
            AND CASE WHEN TG_OP = 'UPDATE' THEN NEW.epoch <> OLD.epoch ELSE true END,
        NEW.finished_at IS NOT NULL);
    RETURN NULL;
END
$$;

CREATE TRIGGER rig_begun AFTER INSERT ON operation FOR EACH ROW EXECUTE FUNCTION rig.see();
CREATE TRIGGER rig_moved AFTER UPDATE ON operation FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.epoch IS DISTINCT FROM NEW.epoch
        OR OLD.lease_owner IS DISTINCT FROM NEW.lease_owner OR OLD.checkpoint IS DISTINCT FROM NEW.checkpoint
        OR OLD.finished_at IS DISTINCT FROM NEW.finished_at)
    EXECUTE FUNCTION rig.see();
