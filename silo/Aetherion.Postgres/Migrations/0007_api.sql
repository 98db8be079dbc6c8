-- What the API keeps: requests that may come twice, and webhooks.

-- state: InProgress, Done. outcome: what the request came to, as the mutation writes it. A claim that has lapsed may be
-- taken over: its owner is gone, and the effect knows the request by its id.
CREATE TABLE idempotency_keys (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    mutation text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    state text NOT NULL,
    claimed_until timestamptz NOT NULL,
    created_time timestamptz NOT NULL,
    outcome text,
    PRIMARY KEY (tenant_id, mutation, key)
) WITH (fillfactor = 70);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (tenant_id, created_time);

-- A training that is asked for again is known by the request.
ALTER TABLE jobs ADD COLUMN request_id text UNIQUE;

-- events: regimeChanged, botEvents, modelEvents. generation: counts the secrets; the one before is used as well until
-- overlap_until. The secrets themselves follow from a key outside the database. leased_until: one process delivers.
CREATE TABLE webhooks (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    id text NOT NULL,
    url text NOT NULL,
    events text[] NOT NULL,
    is_enabled boolean NOT NULL,
    generation integer NOT NULL,
    overlap_until timestamptz,
    version bigint NOT NULL,
    created_time timestamptz NOT NULL,
    leased_by text,
    leased_until timestamptz,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 70);

-- The last event of each stream that was delivered or given up; a stream without a row begins at its first event.
CREATE TABLE webhook_cursors (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    webhook_id text NOT NULL,
    stream text NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (tenant_id, webhook_id, stream)
) WITH (fillfactor = 70);

-- state: Pending, Delivered, Dead.
CREATE TABLE webhook_deliveries (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    webhook_id text NOT NULL,
    stream text NOT NULL,
    sequence bigint NOT NULL,
    event text NOT NULL,
    state text NOT NULL,
    attempt_count integer NOT NULL,
    next_attempt_time timestamptz,
    last_status integer,
    last_error text,
    created_time timestamptz NOT NULL,
    updated_time timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, webhook_id, stream, sequence)
) WITH (fillfactor = 70);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (tenant_id, webhook_id, created_time);
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (tenant_id, webhook_id) WHERE state = 'Pending';

-- Lists of a tenant, and of its bots, are paged by time and id.
CREATE INDEX orders_by_time ON orders (tenant_id, created_time, id) WHERE run = 'live';
CREATE INDEX fills_by_time ON fills (tenant_id, time, id) WHERE run = 'live';
CREATE INDEX fills_by_bot_and_time ON fills (tenant_id, bot, time, id);
CREATE INDEX strategy_switches_by_time
    ON strategy_switches (tenant_id, bar_close_time, id COLLATE "C") WHERE run = 'live';
CREATE INDEX regime_transitions_by_close ON regime_transitions (bar_close_time, id COLLATE "C");

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY
            ARRAY['idempotency_keys', 'webhooks', 'webhook_cursors', 'webhook_deliveries'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_setting(''app.tenant_id'', true)) '
            'WITH CHECK (tenant_id = current_setting(''app.tenant_id'', true))', tenant_table);
        -- For the functions below, which run as the owner; the application is never the owner.
        EXECUTE format('CREATE POLICY sweeper ON %I TO CURRENT_USER USING (true)', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO aetherion_app', tenant_table);
    END LOOP;
END $$;

-- Forgets requests that are older, and of each tenant all but its latest. Gives how many were forgotten.
CREATE FUNCTION sweep_idempotency_keys(before timestamptz, keys_max integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    swept bigint := 0;
    tenant text := '';
    last_kept timestamptz;
    gone bigint;
BEGIN
    LOOP
        SELECT k.tenant_id INTO tenant FROM idempotency_keys k WHERE k.tenant_id > tenant ORDER BY k.tenant_id LIMIT 1;
        EXIT WHEN NOT FOUND;
        SELECT k.created_time INTO last_kept FROM idempotency_keys k WHERE k.tenant_id = tenant
            ORDER BY k.created_time DESC OFFSET keys_max LIMIT 1;
        DELETE FROM idempotency_keys k WHERE k.tenant_id = tenant
            AND (k.created_time < before OR k.created_time <= last_kept);
        GET DIAGNOSTICS gone = ROW_COUNT;
        swept := swept + gone;
    END LOOP;
    RETURN swept;
END $$;

-- Forgets deliveries that have ended before that time. Gives how many were forgotten.
CREATE FUNCTION sweep_webhook_deliveries(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    swept bigint;
BEGIN
    DELETE FROM webhook_deliveries WHERE state <> 'Pending' AND updated_time < before;
    GET DIAGNOSTICS swept = ROW_COUNT;
    RETURN swept;
END $$;

-- The tenants that have webhooks: all that a dispatcher has to know of other tenants.
CREATE FUNCTION webhook_tenants() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT tenant_id FROM webhooks WHERE is_enabled
$$;

REVOKE ALL ON FUNCTION sweep_idempotency_keys, sweep_webhook_deliveries, webhook_tenants FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sweep_idempotency_keys, sweep_webhook_deliveries, webhook_tenants TO aetherion_app;
