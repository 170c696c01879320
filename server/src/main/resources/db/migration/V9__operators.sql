-- An operation that an operator takes away from its worker moves on to another epoch, so that the worker writes nothing
-- any more. The worker keeps its lease until it has let go, and this is the epoch under which it holds it.
ALTER TABLE operation ADD COLUMN yields_epoch bigint;

-- What operators list. No column here changes while an operation goes on, but those of an update's plan and of a binding's
-- validity: what happens most costs no entry in any of these.
CREATE INDEX service_instance_by_platform ON service_instance (platform COLLATE "C", id);
CREATE INDEX service_instance_by_service ON service_instance (service_id COLLATE "C", id);
CREATE INDEX service_instance_by_plan ON service_instance (plan_id COLLATE "C", id);
CREATE INDEX service_instance_by_organization ON service_instance (organization COLLATE "C", id);
CREATE INDEX service_instance_by_space ON service_instance (space COLLATE "C", id);
CREATE INDEX service_instance_by_age ON service_instance (created_at, id);

CREATE INDEX service_binding_by_expiry ON service_binding (expires_at, instance_id, id)
    WHERE expires_at IS NOT NULL;
CREATE INDEX service_binding_by_renewal ON service_binding (renew_before, instance_id, id)
    WHERE renew_before IS NOT NULL;

CREATE INDEX operation_by_age ON operation (created_at, id);
-- What has failed is found by its last operation, which is kept as long as the resource. These predicates are not on the
-- state, which changes with every claim.
CREATE INDEX operation_failed_by_age ON operation (created_at, id)
    WHERE finished_at IS NOT NULL AND failure IS NOT NULL;
CREATE INDEX operation_failed_on_instance ON operation (instance_id)
    WHERE finished_at IS NOT NULL AND failure IS NOT NULL AND binding_id IS NULL;
CREATE INDEX operation_failed_on_binding ON operation (instance_id, binding_id)
    WHERE finished_at IS NOT NULL AND failure IS NOT NULL AND binding_id IS NOT NULL;
