using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>The statements that append to the journal; each may be run again without effect.</summary>
internal static class JournalWrites
{
    private const string InsertEvents =
        """
        INSERT INTO bot_events (tenant_id, bot, sequence, time, kind, status, regime, strategy, bar_sequence,
            reason_code, reason_text, order_document, fill_document)
        SELECT $1, bot, sequence, time, kind, status, regime, strategy, bar_sequence, reason_code, reason_text,
            order_document::jsonb, fill_document::jsonb
        FROM unnest($2::text[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::bigint[], $10::text[], $11::text[], $12::text[], $13::text[])
            AS t (bot, sequence, time, kind, status, regime, strategy, bar_sequence, reason_code, reason_text,
                order_document, fill_document)
        ON CONFLICT DO NOTHING
        """;

    // The events that are new, and no others, wait for the audit log.
    private const string InsertAuditedEvents =
        $"""
        WITH added AS ({InsertEvents} RETURNING bot, sequence)
        INSERT INTO audit_outbox (tenant_id, bot, sequence)
        SELECT $1, added.bot, added.sequence FROM added JOIN unnest($2::text[], $3::bigint[], $14::boolean[])
            AS t (bot, sequence, is_audited) ON t.bot = added.bot AND t.sequence = added.sequence
        WHERE t.is_audited
        """;

    // An order changes with later events only, however often and in whatever order they are appended.
    private const string UpsertOrders =
        """
        INSERT INTO orders (tenant_id, event_sequence, id, bot, account, run, instrument, side, type, quantity, state,
            filled_quantity, average_price, fee, bar_sequence, created_time, updated_time, reason_code, reason_text)
        SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::bigint[], $11::text[], $12::bigint[], $13::numeric[], $14::numeric[], $15::bigint[],
                $16::timestamptz[], $17::timestamptz[], $18::text[], $19::text[])
        ON CONFLICT (tenant_id, id) DO UPDATE SET event_sequence = EXCLUDED.event_sequence, state = EXCLUDED.state,
            quantity = EXCLUDED.quantity, filled_quantity = EXCLUDED.filled_quantity,
            average_price = EXCLUDED.average_price, fee = EXCLUDED.fee, updated_time = EXCLUDED.updated_time,
            reason_code = EXCLUDED.reason_code, reason_text = EXCLUDED.reason_text
        WHERE orders.event_sequence < EXCLUDED.event_sequence
        """;

    private const string InsertFills =
        """
        INSERT INTO fills (tenant_id, event_sequence, id, order_id, bot, run, instrument, side, price, quantity, fee, time)
        SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
            $9::bigint[], $10::bigint[], $11::numeric[], $12::timestamptz[])
        ON CONFLICT DO NOTHING
        """;

    private const string InsertSwitches =
        """
        INSERT INTO strategy_switches (tenant_id, id, strategy, run, instrument, timeframe, number, previous, current,
            regime, confidence, bar_sequence, bar_close_time, reason_code)
        SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::bigint[],
            $8::text[], $9::text[], $10::text[], $11::float8[], $12::bigint[], $13::timestamptz[], $14::text[])
        ON CONFLICT DO NOTHING
        """;

    public static void Add(TenantBatch batch, string tenant, ImmutableArray<BotEvent> events)
    {
        var isAudited = events.Any(BotAuditRecords.IsAudited);
        var insert = batch.Add(isAudited ? InsertAuditedEvents : InsertEvents).Add(tenant);
        AddEvents(insert, events);
        if (isAudited)
            insert.AddArray(events, BotAuditRecords.IsAudited);
        // One statement may not touch a row twice: of each order the latest event counts.
        var orders = events.Where(e => e.Order is not null)
            .GroupBy(e => e.Order!.Id)
            .Select(order => order.MaxBy(e => e.Sequence)!)
            .ToImmutableArray();
        if (!orders.IsEmpty)
            AddOrders(batch.Add(UpsertOrders).Add(tenant), orders);
        var fills = events.Where(e => e.Fill is not null).ToImmutableArray();
        if (!fills.IsEmpty)
            AddFills(batch.Add(InsertFills).Add(tenant), fills);
    }

    public static void Add(TenantBatch batch, string tenant, ImmutableArray<StrategySwitch> switches)
    {
        var command = batch.Add(InsertSwitches).Add(tenant);
        command.AddArray(switches, s => s.Id);
        command.AddArray(switches, s => s.Key.Strategy);
        command.AddArray(switches, s => s.Key.Regime.Symbol.Run);
        command.AddArray(switches, s => s.Key.Regime.Symbol.Instrument.ToString());
        command.AddArray(switches, s => (short)s.Key.Regime.Timeframe);
        command.AddArray(switches, s => s.Number);
        command.AddArray(switches, s => s.Previous);
        command.AddArray(switches, s => s.Current);
        command.AddArray(switches, s => s.Regime.ToString());
        command.AddArray(switches, s => s.Confidence);
        command.AddArray(switches, s => s.BarSequence);
        command.AddArray(switches, s => s.BarCloseTime);
        command.AddArray(switches, s => s.ReasonCode);
    }

    private static void AddEvents(NpgsqlBatchCommand command, ImmutableArray<BotEvent> events)
    {
        command.AddArray(events, e => e.Bot.Name);
        command.AddArray(events, e => e.Sequence);
        command.AddArray(events, e => e.Time);
        command.AddArray(events, e => e.Kind.ToString());
        command.AddArray(events, e => e.Status.ToString());
        command.AddArray(events, e => e.Regime.ToString());
        command.AddArray(events, e => e.Strategy);
        command.AddArray(events, e => e.BarSequence);
        command.AddArray(events, e => e.ReasonCode);
        command.AddArray(events, e => e.ReasonText);
        command.AddArray(events, e => e.Order is null
            ? null
            : JsonSerializer.Serialize(e.Order, JournalJsonContext.Default.Order));
        command.AddArray(events, e => e.Fill is null
            ? null
            : JsonSerializer.Serialize(e.Fill, JournalJsonContext.Default.Fill));
    }

    private static void AddOrders(NpgsqlBatchCommand command, ImmutableArray<BotEvent> events)
    {
        command.AddArray(events, e => e.Sequence);
        command.AddArray(events, e => e.Order!.Id);
        command.AddArray(events, e => e.Order!.Bot.Name);
        command.AddArray(events, e => e.Order!.Account.ToString());
        command.AddArray(events, e => e.Order!.Symbol.Run);
        command.AddArray(events, e => e.Order!.Symbol.Instrument.ToString());
        command.AddArray(events, e => e.Order!.Side.ToString());
        command.AddArray(events, e => e.Order!.Type.ToString());
        command.AddArray(events, e => e.Order!.Quantity.Lots);
        command.AddArray(events, e => e.Order!.State.ToString());
        command.AddArray(events, e => e.Order!.FilledQuantity.Lots);
        command.AddArray(events, e => e.Order!.AveragePrice);
        command.AddArray(events, e => e.Order!.Fee);
        command.AddArray(events, e => e.Order!.BarSequence);
        command.AddArray(events, e => e.Order!.CreatedTime);
        command.AddArray(events, e => e.Order!.UpdatedTime);
        command.AddArray(events, e => e.Order!.ReasonCode);
        command.AddArray(events, e => e.Order!.ReasonText);
    }

    private static void AddFills(NpgsqlBatchCommand command, ImmutableArray<BotEvent> events)
    {
        command.AddArray(events, e => e.Sequence);
        command.AddArray(events, e => e.Fill!.Id);
        command.AddArray(events, e => e.Fill!.OrderId);
        command.AddArray(events, e => e.Bot.Name);
        command.AddArray(events, e => e.Fill!.Symbol.Run);
        command.AddArray(events, e => e.Fill!.Symbol.Instrument.ToString());
        command.AddArray(events, e => e.Fill!.Side.ToString());
        command.AddArray(events, e => e.Fill!.Price.Ticks);
        command.AddArray(events, e => e.Fill!.Quantity.Lots);
        command.AddArray(events, e => e.Fill!.Fee);
        command.AddArray(events, e => e.Fill!.Time);
    }
}
