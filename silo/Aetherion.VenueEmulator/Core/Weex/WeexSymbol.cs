using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>One symbol: its book, trades and bars, and what its day was like.</summary>
internal sealed class WeexSymbol
{
    private const long DayMs = 24 * 3600 * 1000;
    private const int BarsOfDay = 1440;
    private static readonly int[] Depths = [15, 200];

    private readonly decimal _firstPrice;

    public WeexSymbol(SymbolSpec spec, BookSnapshot book)
    {
        Spec = spec;
        Book = new SlowBook(book);
        _firstPrice = ((Book.BestBid?.Price ?? 0) + (Book.BestAsk?.Price ?? 0)) / 2;
        Channels = [.. Depths.Select(depth => new WeexDepthChannel(Book, depth))];
    }

    public SymbolSpec Spec { get; }

    public SlowBook Book { get; }

    public TradeLog Trades { get; } = new();

    public KlineLog Klines { get; } = new();

    public IReadOnlyList<WeexDepthChannel> Channels { get; }

    /// <summary>The clients' orders; set when the symbol begins to trade.</summary>
    public MatchingBook Orders { get; set; } = null!;

    public bool IsTrading => Orders.Trading == SymbolTrading.Open;

    public decimal LastPrice => Trades.Last?.Price ?? _firstPrice;

    /// <summary>The last day in one bar; its price before the first trade where nothing was traded.</summary>
    public Kline Day(long nowMs)
    {
        Klines.AdvanceTo(nowMs);
        var day = new Kline(nowMs - DayMs, LastPrice);
        foreach (var bar in Klines.Query(KlineInterval.Find("1m")!, nowMs - DayMs, nowMs, BarsOfDay))
            day.Add(bar);
        return day;
    }
}
