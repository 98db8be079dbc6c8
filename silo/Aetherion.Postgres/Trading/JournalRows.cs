using System.Text.Json;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Makes journal entries of rows.</summary>
internal static class JournalRows
{
    public const string EventColumns =
        "sequence, time, kind, status, regime, strategy, bar_sequence, reason_code, reason_text, order_document::text, "
        + "fill_document::text";

    /// <summary>The first column after <see cref="EventColumns"/>.</summary>
    public const int NextEventColumn = 11;

    public const string OrderColumns =
        "id, bot, account, run, instrument, side, type, quantity, state, filled_quantity, average_price, fee, "
        + "bar_sequence, created_time, updated_time, reason_code, reason_text";

    public const string FillColumns = "id, order_id, run, instrument, side, price, quantity, fee, time";

    public const string SwitchColumns =
        "id, number, previous, current, regime, confidence, bar_sequence, bar_close_time, reason_code";

    public static BotEvent ReadEvent(NpgsqlDataReader row, TenantKey bot) => new(
        bot,
        row.GetInt64(0),
        row.GetDateTime(1),
        Enum.Parse<BotEventKind>(row.GetString(2)),
        Enum.Parse<BotStatus>(row.GetString(3)),
        Enum.Parse<Regime>(row.GetString(4)),
        row.GetString(5),
        row.GetInt64(6),
        row.GetString(7),
        row.GetString(8),
        row.IsDBNull(9) ? null : JsonSerializer.Deserialize(row.GetString(9), JournalJsonContext.Default.Order),
        row.IsDBNull(10) ? null : JsonSerializer.Deserialize(row.GetString(10), JournalJsonContext.Default.Fill));

    public static Order ReadOrder(NpgsqlDataReader row, string tenant) => new(
        row.GetString(0),
        new TenantKey(tenant, row.GetString(1)),
        TenantKey.Parse(row.GetString(2)),
        new SymbolKey(InstrumentId.Parse(row.GetString(4)), row.GetString(3)),
        Enum.Parse<Side>(row.GetString(5)),
        Enum.Parse<OrderType>(row.GetString(6)),
        new Quantity(row.GetInt64(7)),
        Enum.Parse<OrderState>(row.GetString(8)),
        new Quantity(row.GetInt64(9)),
        row.IsDBNull(10) ? null : row.GetDecimal(10),
        row.GetDecimal(11),
        row.GetInt64(12),
        row.GetDateTime(13),
        row.GetDateTime(14),
        row.GetString(15),
        row.GetString(16));

    public static Fill ReadFill(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        new SymbolKey(InstrumentId.Parse(row.GetString(3)), row.GetString(2)),
        Enum.Parse<Side>(row.GetString(4)),
        new Price(row.GetInt64(5)),
        new Quantity(row.GetInt64(6)),
        row.GetDecimal(7),
        row.GetDateTime(8));

    public static StrategySwitch ReadSwitch(NpgsqlDataReader row, StrategyKey strategy) => new(
        row.GetString(0),
        strategy,
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        Enum.Parse<Regime>(row.GetString(4)),
        row.GetDouble(5),
        row.GetInt64(6),
        row.GetDateTime(7),
        row.GetString(8));
}
