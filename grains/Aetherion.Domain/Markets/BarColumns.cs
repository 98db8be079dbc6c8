using System.Collections.Immutable;
using System.Text;
using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>Which column of a bar file means what, by its header or by Binance's order of twelve.</summary>
internal sealed class BarColumns
{
    /// <summary>The most columns a header may have.</summary>
    private const int CountMax = 64;

    private static readonly Dictionary<string, BarColumn> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["open_time"] = BarColumn.OpenTime,
        ["open_time_ms"] = BarColumn.OpenTime,
        ["timestamp"] = BarColumn.OpenTime,
        ["timestamp_utc"] = BarColumn.OpenTime,
        ["datetime"] = BarColumn.OpenTime,
        ["symbol"] = BarColumn.Symbol,
        ["date"] = BarColumn.Date,
        ["day"] = BarColumn.Date,
        ["time_ist"] = BarColumn.EndOfMinute,
        ["ms_since_midnight_et"] = BarColumn.MillisecondOfDay,
        ["ms_since_midnight_ist"] = BarColumn.MillisecondOfDay,
        ["b"] = BarColumn.SessionMinute,
        ["open"] = BarColumn.Open,
        ["high"] = BarColumn.High,
        ["low"] = BarColumn.Low,
        ["close"] = BarColumn.Close,
        ["volume"] = BarColumn.Volume,
        ["hi"] = BarColumn.High,
        ["lo"] = BarColumn.Low,
        ["vol"] = BarColumn.Volume,
        ["close_time"] = BarColumn.CloseTime,
        ["quote_volume"] = BarColumn.QuoteVolume,
        ["quote_asset_volume"] = BarColumn.QuoteVolume,
        ["count"] = BarColumn.TradeCount,
        ["transactions"] = BarColumn.TradeCount,
        ["trades"] = BarColumn.TradeCount,
        ["number_of_trades"] = BarColumn.TradeCount,
        ["taker_buy_volume"] = BarColumn.BuyVolume,
        ["taker_buy_base"] = BarColumn.BuyVolume,
        ["taker_buy_base_asset_volume"] = BarColumn.BuyVolume,
        ["taker_buy_base_volume"] = BarColumn.BuyVolume,
        ["taker_buy_quote"] = BarColumn.BuyQuoteVolume,
        ["taker_buy_quote_volume"] = BarColumn.BuyQuoteVolume,
        ["taker_buy_quote_asset_volume"] = BarColumn.BuyQuoteVolume,
    };

    /// <summary>Ends the names of prices that are written in ten-thousandths.</summary>
    private const string TenThousandthsSuffix = "_x10000";

    private readonly ImmutableArray<BarColumn> _columns;
    private readonly ImmutableArray<string> _names;

    private BarColumns(ImmutableArray<BarColumn> columns, ImmutableArray<string> names)
    {
        _columns = columns;
        _names = names;
        IsTenThousandths = names.Any(name => name.EndsWith(TenThousandthsSuffix, StringComparison.OrdinalIgnoreCase));
        Market = MarketOf(columns, names);
    }

    /// <summary>Binance's twelve columns, for files without a header.</summary>
    public static BarColumns Binance { get; } = Of(
        ["open_time", "open", "high", "low", "close", "volume", "close_time", "quote_volume", "count",
            "taker_buy_volume", "taker_buy_quote_volume", "ignore"]);

    /// <summary>Whether prices are written in ten-thousandths.</summary>
    public bool IsTenThousandths { get; }

    /// <summary>
    /// The market whose local time the columns are in; null where they are in UTC or say it themselves.
    /// </summary>
    public Market? Market { get; }

    /// <summary>Whether one column holds the whole time.</summary>
    public bool HasInstant => Has(BarColumn.OpenTime);

    public int Count => _columns.Length;

    public BarColumn this[int index] => _columns[index];

    public bool Has(BarColumn column) => _columns.Contains(column);

    public string NameOf(int index) => _names[index];

    public string NameOf(BarColumn column) => _names[_columns.IndexOf(column)];

    /// <summary>The columns by the first line of a file; null with what is wrong when it is no bar file.</summary>
    public static BarColumns? Of(ReadOnlySpan<byte> line, out bool isHeader, out string problem)
    {
        problem = "";
        isHeader = line.IsEmpty || !char.IsAsciiDigit((char)line[0]);
        if (!isHeader && line.Count((byte)',') == Binance.Count - 1)
            return Binance;
        if (!isHeader)
        {
            problem = "a file without a header has Binance's 12 columns; add a header that names them";
            return null;
        }
        var columns = FromHeader(line, out var missing);
        if (columns is null)
            problem = $"the header does not name the column '{missing}' exactly once";
        return columns;
    }

    /// <summary>Reads a header; null with the name of a missing column when it is no header of a bar file.</summary>
    private static BarColumns? FromHeader(ReadOnlySpan<byte> line, out string missing)
    {
        var names = Encoding.UTF8.GetString(line).Split(',', CountMax, StringSplitOptions.TrimEntries);
        var columns = Of(names);
        missing = columns.HasTime() ? "" : "open_time";
        for (var column = BarColumn.Open; column <= BarColumn.Volume && missing.Length == 0; column++)
        {
            if (columns.CountOf(column) != 1)
                missing = column.ToString().ToLowerInvariant();
        }
        return missing.Length == 0 ? columns : null;
    }

    private bool HasTime()
    {
        if (HasInstant)
            return CountOf(BarColumn.OpenTime) == 1;
        var clocks = CountOf(BarColumn.EndOfMinute) + CountOf(BarColumn.MillisecondOfDay)
            + CountOf(BarColumn.SessionMinute);
        return CountOf(BarColumn.Date) == 1 && clocks == 1;
    }

    private int CountOf(BarColumn column) => _columns.Count(c => c == column);

    private static Market? MarketOf(ImmutableArray<BarColumn> columns, ImmutableArray<string> names)
    {
        if (columns.Contains(BarColumn.OpenTime))
            return null;
        var isIndian = names.Any(name => name.EndsWith("_ist", StringComparison.OrdinalIgnoreCase));
        return isIndian ? Model.Market.Nse : Model.Market.Us;
    }

    private static BarColumns Of(string[] names) => new(
        [.. names.Select(n => ByName.GetValueOrDefault(Plain(n), BarColumn.Ignored))], [.. names]);

    private static string Plain(string name) =>
        name.EndsWith(TenThousandthsSuffix, StringComparison.OrdinalIgnoreCase)
            ? name[..^TenThousandthsSuffix.Length]
            : name;
}
