-- What has been offered, by whichever replica. A plan that is offered no longer stays: instances may be made of it by a
-- replica that still reads an older catalog, and its provider and its names must be known then.
CREATE TABLE published_plan (
    service_id   text COLLATE "C" NOT NULL,
    plan_id      text COLLATE "C" NOT NULL,
    service_name text NOT NULL,
    plan_name    text NOT NULL,
    provider     text NOT NULL,
    retired      boolean NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_by text NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (service_id, plan_id)
);

-- Which plans have instances is found by skipping from plan to plan: as many steps as plans, however many instances.
CREATE INDEX service_instance_of_plan ON service_instance (service_id COLLATE "C", plan_id COLLATE "C");

-- What an update leads to is sealed, apart from the plan, which is no secret. What is sealed by now is not asked any more:
-- only a process of another version can have begun it since.
ALTER TABLE operation ADD COLUMN target_plan_id text;
UPDATE operation SET target_plan_id = convert_from(asked, 'UTF8')::jsonb #>> '{target,plan_id}'
WHERE finished_at IS NULL AND kind = 'update' AND substring(asked FOR 1) = '{';
CREATE INDEX operation_updating ON operation (instance_id)
    WHERE finished_at IS NULL AND target_plan_id IS NOT NULL;
