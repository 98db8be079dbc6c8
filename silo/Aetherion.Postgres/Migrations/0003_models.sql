-- The life of a model: versions that never change, a journal of what became of them, and jobs that train them.

-- timeframe -1: any. instrument '*': every. Times of the training window, SHA-256 of its rows; document: scaler, parameters
-- and labels; figures and reference: JSON objects. row_hash: SHA-256 of all other columns, each with its length before it.
ALTER TABLE models RENAME COLUMN trained_time TO created_time;
ALTER TABLE models
    ADD COLUMN family text NOT NULL DEFAULT 'regime',
    ADD COLUMN trained_from timestamptz,
    ADD COLUMN trained_to timestamptz,
    ADD COLUMN data_hash text NOT NULL DEFAULT '',
    ADD COLUMN features text[] NOT NULL DEFAULT '{}',
    ADD COLUMN figures text NOT NULL DEFAULT '{}',
    ADD COLUMN reference text NOT NULL DEFAULT '{}',
    ADD COLUMN seed bigint NOT NULL DEFAULT 0,
    ADD COLUMN row_hash text NOT NULL DEFAULT '';

-- What was stored before says the rest in its document. One that cannot be read keeps an empty window; loading refuses it.
DO $$
DECLARE
    model record;
    content jsonb;
BEGIN
    FOR model IN SELECT version, document FROM models LOOP
        BEGIN
            content := model.document::jsonb;
            UPDATE models SET
                trained_from = (content #>> '{training,from}')::timestamptz,
                trained_to = (content #>> '{training,to}')::timestamptz,
                data_hash = content #>> '{training,dataHash}',
                seed = (content #>> '{training,seed}')::bigint,
                features = ARRAY(SELECT jsonb_array_elements_text(content -> 'features'))
            WHERE version = model.version;
        EXCEPTION WHEN data_exception OR not_null_violation THEN NULL;
        END;
    END LOOP;
END $$;
UPDATE models SET trained_from = coalesce(trained_from, created_time), trained_to = coalesce(trained_to, created_time);

UPDATE models SET row_hash = (
    SELECT encode(sha256(convert_to(string_agg(octet_length(value) || ':' || value, '' ORDER BY place), 'UTF8')), 'hex')
    FROM unnest(ARRAY[
            version, family, instrument, timeframe::text,
            (extract(epoch FROM created_time) * 1000000)::bigint::text,
            (extract(epoch FROM trained_from) * 1000000)::bigint::text,
            (extract(epoch FROM trained_to) * 1000000)::bigint::text,
            data_hash, array_to_string(features, ','), document, figures, reference, seed::text])
        WITH ORDINALITY AS field (value, place));

ALTER TABLE models
    ALTER COLUMN trained_from SET NOT NULL,
    ALTER COLUMN trained_to SET NOT NULL,
    ALTER COLUMN family DROP DEFAULT,
    ALTER COLUMN data_hash DROP DEFAULT,
    ALTER COLUMN features DROP DEFAULT,
    ALTER COLUMN figures DROP DEFAULT,
    ALTER COLUMN reference DROP DEFAULT,
    ALTER COLUMN seed DROP DEFAULT,
    ALTER COLUMN row_hash DROP DEFAULT;
DROP INDEX models_by_time;
CREATE INDEX models_by_time ON models (created_time, version);

-- number: given under a lock, so that events become visible in its order. id: of what must be told once only.
CREATE TABLE model_events (
    number bigint PRIMARY KEY,
    id text UNIQUE,
    time timestamptz NOT NULL,
    kind text NOT NULL,
    family text NOT NULL,
    instrument text NOT NULL,
    timeframe smallint NOT NULL,
    version text REFERENCES models,
    previous_version text REFERENCES models,
    actor text NOT NULL,
    reason text NOT NULL
);
CREATE INDEX model_events_by_scope ON model_events (family, instrument, timeframe, number);
CREATE INDEX model_events_by_version ON model_events (version, number);

-- The newest model of a symbol and timeframe was the one in use; it stays so.
INSERT INTO model_events (number, time, kind, family, instrument, timeframe, version, actor, reason)
SELECT row_number() OVER (ORDER BY rank, created_time, version), now(), kind, family, instrument, timeframe, version,
    'migration', reason
FROM (
    SELECT *, 0 AS rank, 'Registered' AS kind, 'Stored before there was a registry.' AS reason FROM models
    UNION ALL
    SELECT * FROM (
        SELECT DISTINCT ON (instrument, timeframe) *, 1, 'Promoted', 'The newest of its symbol and timeframe.'
        FROM models WHERE data_hash <> '' ORDER BY instrument, timeframe, created_time DESC, version DESC) newest
) past;

GRANT SELECT, INSERT ON model_events TO aetherion_app;

-- state: Queued, Running, Succeeded, Failed, Cancelled. request: as it was asked for, to be run again after a crash.
CREATE TABLE jobs (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request text NOT NULL,
    state text NOT NULL,
    attempt_count integer NOT NULL DEFAULT 0,
    is_cancel_requested boolean NOT NULL DEFAULT false,
    stage text NOT NULL DEFAULT '',
    done bigint NOT NULL DEFAULT 0,
    total bigint,
    created_time timestamptz NOT NULL,
    started_time timestamptz,
    ended_time timestamptz,
    model_version text,
    message text NOT NULL DEFAULT ''
);
CREATE INDEX jobs_open ON jobs (state, number) WHERE state IN ('Queued', 'Running');

GRANT SELECT, INSERT, UPDATE ON jobs TO aetherion_app;
