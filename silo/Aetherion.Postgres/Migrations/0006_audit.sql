-- The audit log: every change, appended and never altered, each tenant's entries chained by their hashes.

-- sequence: from 1 in each tenant, without gaps. tenant_id '@service': what belongs to no tenant. id: what is written once
-- only. refers_to: the id of the request whose end this tells. before_document, after_document: JSON, kept as text because
-- the hash is over its bytes. hash: SHA-256 over previous_hash and the other columns; Aetherion.Postgres/README.md has the form.
CREATE TABLE audit_log (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    sequence bigint NOT NULL CHECK (sequence > 0),
    id text NOT NULL,
    time timestamptz NOT NULL,
    category text NOT NULL,
    action text NOT NULL,
    outcome text NOT NULL,
    actor text NOT NULL,
    key_id text,
    address text,
    request_id text,
    subject text,
    reason text,
    refers_to text,
    before_document text,
    after_document text,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (tenant_id, sequence),
    UNIQUE (tenant_id, id)
);
CREATE INDEX audit_log_by_subject ON audit_log (tenant_id, subject, sequence) WHERE subject IS NOT NULL;
CREATE INDEX audit_log_by_actor ON audit_log (tenant_id, actor, sequence);

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON audit_log USING (tenant_id = current_setting('app.tenant_id', true))
    WITH CHECK (tenant_id = current_setting('app.tenant_id', true));

-- The privilege is not given, and the trigger stands even where it would be.
GRANT SELECT, INSERT ON audit_log TO aetherion_app;
CREATE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_log();

-- The last entry of each chain; its row is the lock under which the chain grows. It says no more of a tenant than its name.
CREATE TABLE audit_heads (
    chain text PRIMARY KEY,
    sequence bigint NOT NULL,
    hash text NOT NULL,
    time timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Events of bots that are in the journal and not yet in the audit log: written with the event, deleted with the entry.
CREATE TABLE audit_outbox (
    chain text NOT NULL,
    bot text NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (chain, bot, sequence)
);

GRANT SELECT, INSERT, UPDATE ON audit_heads TO aetherion_app;
GRANT SELECT, INSERT, DELETE ON audit_outbox TO aetherion_app;
