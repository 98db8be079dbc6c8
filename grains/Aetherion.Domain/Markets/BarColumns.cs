using System.Collections.Immutable;
using System.Text;

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
        ["open"] = BarColumn.Open,
        ["high"] = BarColumn.High,
        ["low"] = BarColumn.Low,
        ["close"] = BarColumn.Close,
        ["volume"] = BarColumn.Volume,
        ["close_time"] = BarColumn.CloseTime,
        ["quote_volume"] = BarColumn.QuoteVolume,
        ["quote_asset_volume"] = BarColumn.QuoteVolume,
        ["count"] = BarColumn.TradeCount,
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

    private readonly ImmutableArray<BarColumn> _columns;
    private readonly ImmutableArray<string> _names;

    private BarColumns(ImmutableArray<BarColumn> columns, ImmutableArray<string> names)
    {
        _columns = columns;
        _names = names;
    }

    /// <summary>Binance's twelve columns, for files without a header.</summary>
    public static BarColumns Binance { get; } = Of(
        ["open_time", "open", "high", "low", "close", "volume", "close_time", "quote_volume", "count",
            "taker_buy_volume", "taker_buy_quote_volume", "ignore"]);

    public int Count => _columns.Length;

    public BarColumn this[int index] => _columns[index];

    public bool Has(BarColumn column) => _columns.Contains(column);

    public string NameOf(int index) => _names[index];

    public string NameOf(BarColumn column) => _names[_columns.IndexOf(column)];

    /// <summary>Reads a header; null with the name of a missing column when it is no header of a bar file.</summary>
    public static BarColumns? FromHeader(ReadOnlySpan<byte> line, out string missing)
    {
        var names = Encoding.UTF8.GetString(line).Split(',', CountMax, StringSplitOptions.TrimEntries);
        var columns = Of(names);
        for (var column = BarColumn.OpenTime; column <= BarColumn.Volume; column++)
        {
            if (columns._columns.Count(c => c == column) == 1)
                continue;
            missing = column == BarColumn.OpenTime ? "open_time" : column.ToString().ToLowerInvariant();
            return null;
        }
        missing = "";
        return columns;
    }

    private static BarColumns Of(string[] names) => new(
        [.. names.Select(n => ByName.GetValueOrDefault(n, BarColumn.Ignored))], [.. names]);
}
