-- Who may use the service. Secrets are stored as hashes, or encrypted under keys that are not in the database.

CREATE TABLE tenants (
    tenant_id text PRIMARY KEY CHECK (tenant_id <> ''),
    name text NOT NULL,
    created_time timestamptz NOT NULL
);

-- id: the public part of the key's text. secret_hash: SHA-256 of its secret part, 256 random bits. role: as in AccessRole.
-- scopes: 1 read, 2 trade, 4 admin. addresses: networks the key may be used from; none means all. rotated_to: the key
-- that takes this one's place when it expires.
CREATE TABLE api_keys (
    tenant_id text NOT NULL REFERENCES tenants,
    id text NOT NULL,
    secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
    name text NOT NULL,
    role text NOT NULL,
    scopes integer NOT NULL,
    addresses text[] NOT NULL,
    created_time timestamptz NOT NULL,
    created_by text NOT NULL,
    expires_time timestamptz,
    revoked_time timestamptz,
    rotated_to text,
    last_used_time timestamptz,
    last_used_address text,
    PRIMARY KEY (tenant_id, id)
);
-- A key is looked for before it is known whose it is.
CREATE UNIQUE INDEX api_keys_by_id ON api_keys (id);

-- The secret is encrypted with a data key (AES-256-GCM), and the data key with the master key named beside it. The
-- secret itself is never encrypted anew: to change the master key, data keys are wrapped again.
CREATE TABLE venue_keys (
    tenant_id text NOT NULL REFERENCES tenants,
    id text NOT NULL,
    venue text NOT NULL,
    name text NOT NULL,
    master_key text NOT NULL,
    wrapped_key bytea NOT NULL,
    sealed_secret bytea NOT NULL,
    created_time timestamptz NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- State of grains that belong to a tenant; null where all tenants share the grain.
ALTER TABLE grain_state ADD COLUMN tenant_id text;
UPDATE grain_state SET tenant_id = split_part(grain_key, '/', 1) WHERE store = 'tenant';
ALTER TABLE grain_state
    ADD CONSTRAINT grain_state_of_tenant CHECK (store <> 'tenant' OR coalesce(tenant_id, '') <> '');

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['tenants', 'api_keys', 'venue_keys'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_setting(''app.tenant_id'', true)) '
            'WITH CHECK (tenant_id = current_setting(''app.tenant_id'', true))', tenant_table);
    END LOOP;
END $$;

ALTER TABLE grain_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE grain_state FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON grain_state
    USING (tenant_id IS NULL OR tenant_id = current_setting('app.tenant_id', true))
    WITH CHECK (tenant_id IS NULL OR tenant_id = current_setting('app.tenant_id', true));

-- Sign-in knows a key's id and not yet its tenant: the keys it names in this transaction, and no others, can be read.
CREATE POLICY named_keys ON api_keys FOR SELECT
    USING (id = ANY (string_to_array(nullif(current_setting('app.key_ids', true), ''), ',')));

-- Who runs the service lists tenants, and wraps every tenant's data keys again when the master key changes.
CREATE POLICY operator_lists ON tenants FOR SELECT USING (current_setting('app.operator', true) = 'on');
CREATE POLICY operator_lists ON venue_keys FOR SELECT USING (current_setting('app.operator', true) = 'on');

GRANT SELECT, INSERT ON tenants TO aetherion_app;
GRANT SELECT, INSERT, UPDATE ON api_keys TO aetherion_app;
GRANT SELECT, INSERT, DELETE ON venue_keys TO aetherion_app;
GRANT UPDATE (master_key, wrapped_key) ON venue_keys TO aetherion_app;
