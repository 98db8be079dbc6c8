-- The first schema. A migration is never edited once released: add the next number instead.

-- The application's role: it owns nothing and cannot bypass row-level security.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aetherion_app') THEN
        CREATE ROLE aetherion_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- Who migrates may become that role. From PostgreSQL 16 on, having made it is not enough.
DO $$
DECLARE
    needed text := CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    IF NOT pg_has_role(current_user, 'aetherion_app', needed) THEN
        EXECUTE format('GRANT aetherion_app TO %I', current_user);
    END IF;
END $$;

GRANT USAGE ON SCHEMA public TO aetherion_app;
GRANT SELECT ON schema_migrations TO aetherion_app;

-- ------------------------------------------------------------------------------------------------ grains

-- Etags come from one sequence, so that no etag is ever used twice, not even after a row was cleared and made again.
CREATE SEQUENCE grain_state_etag;

CREATE TABLE grain_state (
    store text NOT NULL,
    grain_type text NOT NULL,
    grain_key text NOT NULL,
    state_name text NOT NULL,
    etag bigint NOT NULL,
    payload bytea NOT NULL,
    modified_time timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (store, grain_type, grain_key, state_name)
) WITH (fillfactor = 70);

CREATE TABLE reminders (
    grain_type text NOT NULL,
    grain_key text NOT NULL,
    name text NOT NULL,
    grain_hash bigint NOT NULL,
    start_time timestamptz NOT NULL,
    period interval NOT NULL,
    etag bigint NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
);
CREATE INDEX reminders_by_hash ON reminders (grain_hash);

GRANT USAGE ON SEQUENCE grain_state_etag TO aetherion_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON grain_state, reminders TO aetherion_app;

-- ------------------------------------------------------------------------------------------- market data

-- An instrument within a run ('live', or the id of a replay): rows of the time series name it by number.
CREATE TABLE series (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run text NOT NULL,
    instrument text NOT NULL,
    UNIQUE (run, instrument)
);

CREATE TABLE model_versions (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version text NOT NULL UNIQUE
);

-- What is stored of each series: a row of the same transaction as the data. data_set: 0 ticks, 1 candles, 2 features.
-- timeframe: as in candles; -1 for ticks.
CREATE TABLE writer_progress (
    series_id integer NOT NULL REFERENCES series,
    data_set smallint NOT NULL,
    timeframe smallint NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (series_id, data_set, timeframe)
) WITH (fillfactor = 50);

-- kind: 1 trade, 2 quote, 3 snapshot, 4 delta. side: 0 buy, 1 sell. Prices in ticks, quantities in lots. A trade has
-- price and quantity; a quote has its bid there and its ask beside it; bids and asks hold price, quantity, price, ...
CREATE TABLE ticks (
    series_id integer NOT NULL,
    sequence bigint NOT NULL,
    event_time timestamptz NOT NULL,
    received_time timestamptz NOT NULL,
    kind smallint NOT NULL,
    side smallint,
    price bigint,
    quantity bigint,
    ask_price bigint,
    ask_quantity bigint,
    bids bigint[],
    asks bigint[]
) PARTITION BY RANGE (event_time);
CREATE INDEX ticks_by_sequence ON ticks (series_id, sequence);

-- timeframe: 0 S1, 1 S10, 2 M1, 3 M5, 4 M15, 5 H1, 6 H4, 7 D1. Seconds go by day, the rest by month.
CREATE TABLE candles (
    series_id integer NOT NULL,
    timeframe smallint NOT NULL,
    sequence bigint NOT NULL,
    open_time timestamptz NOT NULL,
    open bigint NOT NULL,
    high bigint NOT NULL,
    low bigint NOT NULL,
    close bigint NOT NULL,
    volume bigint NOT NULL,
    buy_volume bigint NOT NULL,
    quote_volume numeric NOT NULL,
    trade_count bigint NOT NULL,
    revision integer NOT NULL
) PARTITION BY LIST (timeframe);
CREATE TABLE candles_seconds PARTITION OF candles FOR VALUES IN (0, 1) PARTITION BY RANGE (open_time);
CREATE TABLE candles_minutes PARTITION OF candles FOR VALUES IN (2, 3, 4, 5, 6, 7) PARTITION BY RANGE (open_time);
CREATE INDEX candles_by_time ON candles (series_id, timeframe, open_time);
CREATE INDEX candles_by_sequence ON candles (series_id, timeframe, sequence);

-- values: by the number of the feature, from 1 for number 0; NULL where it is not known. probabilities: Bull, Bear,
-- Sideways, Crisis; NULL where nothing is known.
CREATE TABLE features (
    series_id integer NOT NULL,
    timeframe smallint NOT NULL,
    sequence bigint NOT NULL,
    open_time timestamptz NOT NULL,
    model_id integer,
    feature_values double precision[] NOT NULL,
    posterior double precision[],
    probabilities double precision[]
) PARTITION BY LIST (timeframe);
CREATE TABLE features_seconds PARTITION OF features FOR VALUES IN (0, 1) PARTITION BY RANGE (open_time);
CREATE TABLE features_minutes PARTITION OF features FOR VALUES IN (2, 3, 4, 5, 6, 7) PARTITION BY RANGE (open_time);
CREATE INDEX features_by_time ON features (series_id, timeframe, open_time);

GRANT SELECT, INSERT ON series, model_versions, ticks, candles, features TO aetherion_app;
GRANT SELECT, INSERT, UPDATE ON writer_progress TO aetherion_app;

-- -------------------------------------------------------------------------------------------- partitions

CREATE TABLE partitioned_tables (
    name text PRIMARY KEY,
    span text NOT NULL CHECK (span IN ('day', 'month'))
);
INSERT INTO partitioned_tables VALUES
    ('ticks', 'day'),
    ('candles_seconds', 'day'), ('candles_minutes', 'month'),
    ('features_seconds', 'day'), ('features_minutes', 'month');

-- used_time: when a writer last began to write there. A replay of old times makes old partitions young again.
CREATE TABLE partitions (
    name text PRIMARY KEY,
    parent text NOT NULL REFERENCES partitioned_tables,
    range_start timestamptz NOT NULL,
    range_end timestamptz NOT NULL,
    used_time timestamptz NOT NULL
);

GRANT SELECT ON partitioned_tables, partitions TO aetherion_app;

CREATE FUNCTION ensure_partition(parent_name text, instant timestamptz, used timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    chosen_span text;
    first timestamptz;
    next timestamptz;
    partition_name text;
BEGIN
    SELECT span INTO STRICT chosen_span FROM partitioned_tables WHERE name = parent_name;
    first := date_trunc(chosen_span, instant);
    next := first + ('1 ' || chosen_span)::interval;
    partition_name := parent_name || '_p' || to_char(first, CASE chosen_span WHEN 'day' THEN 'YYYYMMDD' ELSE 'YYYYMM' END);
    UPDATE partitions SET used_time = greatest(used_time, used) WHERE name = partition_name;
    IF FOUND THEN
        RETURN partition_name;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('aetherion.partitions'));
    UPDATE partitions SET used_time = greatest(used_time, used) WHERE name = partition_name;
    IF FOUND THEN
        RETURN partition_name;
    END IF;
    -- Made apart and attached: this locks the parent against other changes of its shape only, not against reads and writes.
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition_name, parent_name);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        parent_name, partition_name, first, next);
    INSERT INTO partitions VALUES (partition_name, parent_name, first, next, used);
    RETURN partition_name;
END $$;

CREATE FUNCTION drop_partition(partition_name text, instant timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('aetherion.partitions'));
    DELETE FROM partitions WHERE name = partition_name AND range_end <= instant;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE %I', partition_name);
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION ensure_partition, drop_partition FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_partition, drop_partition TO aetherion_app;

-- ------------------------------------------------------------------------------------ regimes and models

CREATE TABLE regime_transitions (
    series_id integer NOT NULL REFERENCES series,
    timeframe smallint NOT NULL,
    number bigint NOT NULL,
    id text NOT NULL UNIQUE,
    previous text NOT NULL,
    current text NOT NULL,
    confidence double precision NOT NULL,
    state integer NOT NULL,
    probabilities double precision[] NOT NULL,
    bar_sequence bigint NOT NULL,
    bar_close_time timestamptz NOT NULL,
    previous_dwell_bars bigint NOT NULL,
    reason_code text NOT NULL,
    model_version text NOT NULL,
    PRIMARY KEY (series_id, timeframe, number)
);
CREATE INDEX regime_transitions_by_time ON regime_transitions (series_id, timeframe, bar_close_time);
CREATE INDEX regime_transitions_by_bar ON regime_transitions (series_id, timeframe, bar_sequence);

CREATE TABLE models (
    version text PRIMARY KEY,
    instrument text NOT NULL,
    timeframe smallint NOT NULL,
    trained_time timestamptz NOT NULL,
    document text NOT NULL
);
CREATE INDEX models_by_time ON models (instrument, timeframe, trained_time);

GRANT SELECT, INSERT ON regime_transitions, models TO aetherion_app;

-- ----------------------------------------------------------------------------------------------- tenants

CREATE TABLE runs (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    run text NOT NULL UNIQUE CHECK (run <> 'live'),
    input_hash text NOT NULL,
    options text NOT NULL,
    state text NOT NULL,
    created_time timestamptz NOT NULL,
    updated_time timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, run)
);

CREATE TABLE strategy_switches (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    id text NOT NULL,
    strategy text NOT NULL,
    run text NOT NULL,
    instrument text NOT NULL,
    timeframe smallint NOT NULL,
    number bigint NOT NULL,
    previous text NOT NULL,
    current text NOT NULL,
    regime text NOT NULL,
    confidence double precision NOT NULL,
    bar_sequence bigint NOT NULL,
    bar_close_time timestamptz NOT NULL,
    reason_code text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX strategy_switches_by_number
    ON strategy_switches (tenant_id, run, strategy, instrument, timeframe, number);

CREATE TABLE bot_events (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    bot text NOT NULL,
    sequence bigint NOT NULL,
    time timestamptz NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    regime text NOT NULL,
    strategy text NOT NULL,
    bar_sequence bigint NOT NULL,
    reason_code text NOT NULL,
    reason_text text NOT NULL,
    order_document jsonb,
    fill_document jsonb,
    PRIMARY KEY (tenant_id, bot, sequence)
);

-- event_sequence: the bot event that brought this state.
CREATE TABLE orders (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    id text NOT NULL,
    bot text NOT NULL,
    event_sequence bigint NOT NULL,
    account text NOT NULL,
    run text NOT NULL,
    instrument text NOT NULL,
    side text NOT NULL,
    type text NOT NULL,
    quantity bigint NOT NULL,
    state text NOT NULL,
    filled_quantity bigint NOT NULL,
    average_price numeric,
    fee numeric NOT NULL,
    bar_sequence bigint NOT NULL,
    created_time timestamptz NOT NULL,
    updated_time timestamptz NOT NULL,
    reason_code text NOT NULL,
    reason_text text NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 80);
CREATE INDEX orders_by_bot ON orders (tenant_id, bot, created_time, id);
CREATE INDEX orders_by_run ON orders (tenant_id, run, bar_sequence) WHERE run <> 'live';

CREATE TABLE fills (
    tenant_id text NOT NULL CHECK (tenant_id <> ''),
    id text NOT NULL,
    order_id text NOT NULL,
    bot text NOT NULL,
    run text NOT NULL,
    instrument text NOT NULL,
    side text NOT NULL,
    price bigint NOT NULL,
    quantity bigint NOT NULL,
    fee numeric NOT NULL,
    time timestamptz NOT NULL,
    event_sequence bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX fills_by_bot ON fills (tenant_id, bot, event_sequence, id);
CREATE INDEX fills_by_order ON fills (tenant_id, order_id);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['runs', 'strategy_switches', 'bot_events', 'orders', 'fills'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_setting(''app.tenant_id'', true)) '
            'WITH CHECK (tenant_id = current_setting(''app.tenant_id'', true))', tenant_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON strategy_switches, bot_events, fills TO aetherion_app;
GRANT SELECT, INSERT, UPDATE ON orders, runs TO aetherion_app;

-- Journals are append-only to the application; a replay can be forgotten as a whole, by the tenant that is set.
CREATE FUNCTION delete_run(run_id text, bots text[], grain_keys text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    tenant text := current_setting('app.tenant_id', true);
BEGIN
    IF run_id = 'live' OR coalesce(tenant, '') = '' THEN
        RAISE EXCEPTION 'Only a replay can be deleted, by a tenant.';
    END IF;
    -- Row-level security hides other tenants' rows, from an ordinary owner too; the unique index does not.
    INSERT INTO runs VALUES (tenant, run_id, '', '', '', now(), now()) ON CONFLICT DO NOTHING;
    IF NOT EXISTS (SELECT FROM runs WHERE run = run_id AND tenant_id = tenant) THEN
        RAISE EXCEPTION 'The run % belongs to another tenant.', run_id;
    END IF;
    DELETE FROM fills WHERE tenant_id = tenant AND run = run_id;
    DELETE FROM orders WHERE tenant_id = tenant AND run = run_id;
    DELETE FROM strategy_switches WHERE tenant_id = tenant AND run = run_id;
    DELETE FROM bot_events WHERE tenant_id = tenant AND bot = ANY (bots);
    DELETE FROM grain_state WHERE grain_key = ANY (grain_keys) OR grain_key ~ ('@' || run_id || '(/|$)');
    DELETE FROM regime_transitions WHERE series_id IN (SELECT id FROM series WHERE run = run_id);
    DELETE FROM ticks WHERE series_id IN (SELECT id FROM series WHERE run = run_id);
    DELETE FROM candles WHERE series_id IN (SELECT id FROM series WHERE run = run_id);
    DELETE FROM features WHERE series_id IN (SELECT id FROM series WHERE run = run_id);
    DELETE FROM writer_progress WHERE series_id IN (SELECT id FROM series WHERE run = run_id);
    DELETE FROM series WHERE run = run_id;
    DELETE FROM runs WHERE tenant_id = tenant AND run = run_id;
END $$;

REVOKE ALL ON FUNCTION delete_run FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_run TO aetherion_app;
