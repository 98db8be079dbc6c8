using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Recordings;

/// <summary>What is found out of a file of Binance's frames before it is imported: its symbols and the steps of their numbers.</summary>
internal sealed class ImportProfile
{
    /// <summary>The most symbols of a file.</summary>
    public const int SymbolsMax = 1_000;

    private readonly SortedDictionary<string, Steps> _symbols = new(StringComparer.Ordinal);
    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    public IReadOnlyDictionary<string, Steps> Symbols => _symbols;

    /// <summary>When the first line came that has a time; those before it count as of the same time.</summary>
    public DateTime FirstTime { get; private set; } = DateTime.MaxValue;

    /// <summary>Answers by HTTP that stand before everything else, in the order of their times.</summary>
    public List<FrameLine> Leading { get; } = [];

    public void Add(in FrameLine line)
    {
        if (line.Time > DateTime.UnixEpoch && line.Time < FirstTime)
            FirstTime = line.Time;
        if (line.Kind != FrameLineKind.Frame || _decoder.Decode(line.Payload.Span, _message) != DecodeStatus.Decoded)
            return;
        foreach (ref readonly var depth in _message.Depths.Items)
            Add(depth.Symbol, _message.BidsOf(depth), _message.AsksOf(depth));
        foreach (ref readonly var trade in _message.Trades.Items)
            Add(trade.Symbol, [new VenueLevel(trade.Price, trade.Quantity)], []);
    }

    /// <summary>An answer to <c>exchangeInfo</c> that says what the file shows, for files that hold none.</summary>
    public byte[] RulesOf(params string[] symbols) =>
        JsonSerializer.SerializeToUtf8Bytes(new { symbols = symbols.Select(RulesOf) });

    private object RulesOf(string symbol)
    {
        var steps = _symbols[symbol];
        var (baseAsset, quoteAsset) = Assets(symbol);
        return new
        {
            symbol,
            status = "TRADING",
            contractStatus = "TRADING",
            baseAsset,
            quoteAsset,
            baseAssetPrecision = 8,
            filters = new object[]
            {
                new { filterType = "PRICE_FILTER", tickSize = Text(steps.Price.Step) },
                new { filterType = "LOT_SIZE", stepSize = Text(steps.Quantity.Step) },
                new { filterType = "MIN_NOTIONAL", minNotional = "0", notional = "0" },
            },
        };
    }

    /// <summary>Base and quote of a symbol that is written in one word.</summary>
    public static (string Base, string Quote) Assets(string symbol)
    {
        var pair = symbol.Split('_')[0];
        foreach (var quote in (string[])["USDT", "USDC", "FDUSD", "TUSD", "BUSD", "USD", "BTC", "ETH", "BNB", "EUR", "GBP", "TRY"])
        {
            if (pair.Length > quote.Length && pair.EndsWith(quote, StringComparison.Ordinal))
                return (pair[..^quote.Length].TrimEnd('-'), quote);
        }
        return (pair, "USD");
    }

    private static string Text(decimal step) => step.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Add(ShortText name, ReadOnlySpan<VenueLevel> bids, ReadOnlySpan<VenueLevel> asks)
    {
        var symbol = name.ToUpperAscii().ToString();
        if (!_symbols.TryGetValue(symbol, out var steps))
        {
            if (_symbols.Count == SymbolsMax)
                throw new RecordingException($"The file has more than {SymbolsMax:#,0} symbols.");
            _symbols.Add(symbol, steps = new Steps());
        }
        steps.Add(bids);
        steps.Add(asks);
    }

    public sealed class Steps
    {
        private DecimalSpan _price;
        private DecimalSpan _quantity;

        public DecimalSpan Price => _price;

        public DecimalSpan Quantity => _quantity;

        public void Add(ReadOnlySpan<VenueLevel> levels)
        {
            foreach (ref readonly var level in levels)
            {
                _price.Add(level.Price);
                _quantity.Add(level.Quantity);
            }
        }
    }
}
