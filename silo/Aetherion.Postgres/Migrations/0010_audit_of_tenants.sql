-- The ends of audit chains and what waits for them are a tenant's, as the log itself; a deletion of a webhook is known
-- by its request.
ALTER TABLE audit_heads RENAME COLUMN chain TO tenant_id;
ALTER TABLE audit_outbox RENAME COLUMN chain TO tenant_id;

-- A request that comes again finds that it has deleted the webhook.
CREATE TABLE webhook_deletions (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    request_id text NOT NULL,
    webhook_id text NOT NULL,
    deleted_time timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, request_id)
);
GRANT SELECT, INSERT ON webhook_deletions TO aetherion_app;

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['audit_heads', 'audit_outbox', 'webhook_deletions'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_setting(''app.tenant_id'', true)) '
            'WITH CHECK (tenant_id = current_setting(''app.tenant_id'', true))', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['audit_outbox', 'webhook_deletions'] LOOP
        -- For the functions below, which run as the owner; the application is never the owner.
        EXECUTE format('CREATE POLICY sweeper ON %I TO CURRENT_USER USING (true)', tenant_table);
    END LOOP;
END $$;

-- The ends of all chains are anchored outside the database.
CREATE POLICY operator_lists ON audit_heads FOR SELECT USING (current_setting('app.operator', true) = 'on');

-- The next tenant, by name, of whom something waits for the audit log; null when there is none.
CREATE FUNCTION next_audit_outbox_tenant(after text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT tenant_id FROM audit_outbox WHERE tenant_id > after ORDER BY tenant_id LIMIT 1
$$;

-- Forgets deliveries that have ended before that time, and deletions. Gives how many were forgotten.
CREATE OR REPLACE FUNCTION sweep_webhook_deliveries(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    swept bigint;
    deletions bigint;
BEGIN
    DELETE FROM webhook_deliveries WHERE state <> 'Pending' AND updated_time < before;
    GET DIAGNOSTICS swept = ROW_COUNT;
    DELETE FROM webhook_deletions WHERE deleted_time < before;
    GET DIAGNOSTICS deletions = ROW_COUNT;
    RETURN swept + deletions;
END $$;

REVOKE ALL ON FUNCTION next_audit_outbox_tenant FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_audit_outbox_tenant TO aetherion_app;
