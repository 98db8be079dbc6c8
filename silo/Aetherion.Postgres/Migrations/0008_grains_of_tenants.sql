-- Subscriptions to the streams of a tenant, and reminders of its grains, are seen and changed by that tenant alone.

-- The key of a subscription is provider/namespace/key of the stream. Streams of the tenant provider, and the events of
-- bots, have keys that begin with their tenant; the others are the market's, which all tenants share.
CREATE FUNCTION tenant_of_grain_state(store text, grain_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN store = 'tenant' THEN split_part(grain_key, '/', 1)
        WHEN store = 'PubSubStore' AND (starts_with(grain_key, 'tenant/') OR starts_with(grain_key, 'border/bot-events/'))
            THEN split_part(grain_key, '/', 3)
    END
$$;

-- Without FORCE the owner sees and changes the rows of every tenant, here only.
ALTER TABLE grain_state NO FORCE ROW LEVEL SECURITY;
UPDATE grain_state SET tenant_id = tenant_of_grain_state(store, grain_key) WHERE store = 'PubSubStore';
ALTER TABLE grain_state FORCE ROW LEVEL SECURITY;

ALTER TABLE grain_state DROP CONSTRAINT grain_state_of_tenant;
ALTER TABLE grain_state ADD CONSTRAINT grain_state_of_tenant
    CHECK (tenant_id IS NOT DISTINCT FROM tenant_of_grain_state(store, grain_key) AND tenant_id <> '');

-- Null where all tenants share the grain.
ALTER TABLE reminders ADD COLUMN tenant_id text;
ALTER TABLE reminders ADD CONSTRAINT reminders_of_tenant
    CHECK (tenant_id = split_part(grain_key, '/', 1) AND tenant_id <> '');
ALTER TABLE reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON reminders
    USING (tenant_id IS NULL OR tenant_id = current_setting('app.tenant_id', true))
    WITH CHECK (tenant_id IS NULL OR tenant_id = current_setting('app.tenant_id', true));

-- The host reads all reminders when it starts, to remind the grains of every tenant.
CREATE POLICY operator_lists ON reminders FOR SELECT USING (current_setting('app.operator', true) = 'on');
