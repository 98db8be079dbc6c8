using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// What was done with a bot as the payload of a row, JSON of one line. It holds ids, numbers and names of the service's own alone: no
/// text of a user, and nothing secret.
/// </summary>
public static class BotCommandRow
{
    public static byte[] Encode(BotCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var configuration = command.Configuration;
        JsonObject row = new()
        {
            ["command"] = command.Kind.ToString(),
            ["bot"] = command.Bot.ToString(),
            ["instrument"] = configuration.Symbol.Instrument.ToString(),
            ["timeframe"] = configuration.Timeframe.ToString(),
            ["strategy"] = configuration.Strategy,
            ["account"] = configuration.Account.ToString(),
            ["exposure"] = Text(configuration.Exposure),
            ["event"] = command.Position.Sequence,
            ["clock"] = command.Position.Clock.Ticks,
            ["bar"] = command.Position.BarSequence,
        };
        if (command.RefusalCode is { } code)
            row["refused"] = code;
        if (command.StartedTime is { } startedTime)
            row["started"] = startedTime.Ticks;
        if (command.Account is { } account)
        {
            row["currency"] = account.Currency;
            row["balance"] = Text(account.InitialBalance);
            row["untouched"] = account.IsUntouched;
        }
        return JsonSerializer.SerializeToUtf8Bytes(row);
    }

    /// <exception cref="RecordingException">The row does not say what was done.</exception>
    public static BotCommand Decode(in VenueInput row)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Payload);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException
            or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new RecordingException(
                $"Row {row.Sequence} does not say what was done with a bot: {exception.Message} recordings verify shows what can be read.",
                exception);
        }
    }

    private static BotCommand Read(JsonElement row)
    {
        var bot = TenantKey.Parse(TextOf(row, "bot"));
        var strategy = TextOf(row, "strategy");
        if (!StrategyNames.All.Contains(strategy))
            throw new FormatException($"There is no strategy '{strategy}'.");
        if (!Timeframes.TryParse(TextOf(row, "timeframe"), out var timeframe))
            throw new FormatException("There is no such timeframe.");
        BotConfiguration configuration = new(
            bot.Name,
            new SymbolKey(InstrumentId.Parse(TextOf(row, "instrument"))),
            timeframe,
            strategy,
            TenantKey.Parse(TextOf(row, "account")),
            DecimalOf(row, "exposure"));
        MarketPosition position = new(
            row.GetProperty("event").GetInt64(),
            new DateTime(row.GetProperty("clock").GetInt64(), DateTimeKind.Utc),
            row.GetProperty("bar").GetInt64());
        return new BotCommand(KindOf(row), bot, configuration, position, row.TryGetProperty("refused", out var code) ? code.GetString() : null)
        {
            Account = row.TryGetProperty("currency", out var currency)
                ? new AccountOpening(currency.GetString()!, DecimalOf(row, "balance"), row.GetProperty("untouched").GetBoolean())
                : null,
            StartedTime = row.TryGetProperty("started", out var started) ? new DateTime(started.GetInt64(), DateTimeKind.Utc) : null,
        };
    }

    private static BotCommandKind KindOf(JsonElement row)
    {
        var text = TextOf(row, "command");
        return Enum.TryParse<BotCommandKind>(text, out var kind) && kind.ToString() == text
            ? kind
            : throw new FormatException($"There is no command '{text}'.");
    }

    private static string TextOf(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    private static decimal DecimalOf(JsonElement row, string name) =>
        decimal.Parse(TextOf(row, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
