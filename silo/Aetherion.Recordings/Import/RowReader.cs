using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Reads the rows of one kind of table. Nothing a row holds makes it throw.</summary>
internal abstract class RowReader
{
    private static readonly DateTime TimeMin = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime TimeMax = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Numbers beyond are no prices or quantities, and would not fit whole ticks and lots.</summary>
    private const decimal NumberMax = 1_000_000_000_000m;

    /// <summary>Whether the first line names the columns.</summary>
    public virtual bool HasHeadings => true;

    /// <summary>The reader of the kind of table whose first line this is; null where none is known.</summary>
    public static RowReader? Of(string[] first, ImportRequest request) => first switch
    {
        ["exchange", "symbol", "timestamp", "local_timestamp", "id", ..] => new TardisTrades(request),
        ["exchange", "symbol", "timestamp", "local_timestamp", "ask_amount", ..] => new TardisQuotes(request),
        ["agg_trade_id", ..] => new BinanceAggregates(SymbolOf(request), hasHeadings: true),
        ["TimestampOfReceive" or "TimestampOfReceiveUS", ..] => new ArchiverRows(first, request),
        [_, _, _, _, _, _, "True" or "False" or "true" or "false", ..] => new BinanceAggregates(SymbolOf(request), hasHeadings: false),
        [_, _, _, [_], _, "0" or "1"] => new LeanTicks(SymbolOf(request), request),
        [_, _, _, _, _, _, _, _, _, _, _, _] or ["open_time", ..] => throw new RecordingException(
            "The file holds bars, which are no recording: 'replay --bars' takes them as they are (docs/bars.md)."),
        _ => null,
    };

    public abstract bool TryRead(string[] fields, out ImportRow row, [NotNullWhen(false)] out string? why);

    protected static InstrumentId SymbolOf(ImportRequest request) => request.Symbol
        ?? throw new RecordingException("The file does not name its instrument: give it with --symbol, such as binance:BTCUSDT.");

    protected static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && number is >= 0 and < NumberMax;

    /// <summary>Milliseconds or microseconds since 1970, told apart by their size.</summary>
    protected static bool TryTime(string text, out DateTime time)
    {
        time = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        var ticks = value >= 100_000_000_000_000 ? (decimal)value * 10 : (decimal)value * TimeSpan.TicksPerMillisecond;
        if (ticks >= (TimeMax - DateTime.UnixEpoch).Ticks)
            return false;
        time = DateTime.UnixEpoch.AddTicks((long)ticks);
        return time >= TimeMin;
    }
}
