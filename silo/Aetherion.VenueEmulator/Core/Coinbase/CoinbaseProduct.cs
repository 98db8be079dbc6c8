using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>One product: its book, trades and bars, and its last messages.</summary>
internal sealed class CoinbaseProduct(SymbolSpec spec, BookSnapshot first)
{
    private long _version = first.UpdateId;

    public SymbolSpec Spec => spec;

    public SlowBook Book { get; } = new(first);

    public TradeLog Trades { get; } = new();

    public KlineLog Klines { get; } = new();

    /// <summary>The clients' orders; set when the product begins to trade.</summary>
    public MatchingBook? Orders { get; set; }

    public SymbolTrading Trading => Orders?.Trading ?? SymbolTrading.Open;

    /// <summary>The status in the venue's words.</summary>
    public string Status => Trading == SymbolTrading.Halted ? "offline" : "online";

    public long Sequence { get; private set; } = 1;

    public byte[]? LastTicker { get; private set; }

    public DateTime LastTradeTime { get; private set; }

    public decimal LastPrice => Trades.Last?.Price
        ?? ((Book.BestBid?.Price ?? Book.BestAsk?.Price ?? 0) + (Book.BestAsk?.Price ?? Book.BestBid?.Price ?? 0)) / 2;

    public void Apply(CoinbaseUpdate update) => Apply(update.Bids, update.Asks);

    /// <summary>The message that leads back to the first book.</summary>
    public byte[] Restart(DateTime time)
    {
        var (bids, asks) = Book.ChangesTo(first);
        return CoinbaseFrames.Update(spec, new DepthChange(0, _version, 0, 0, bids, asks), time);
    }

    public void ApplyMatch(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        var match = document.RootElement;
        var micros = CoinbaseText.Micros(match.GetProperty("time").GetString()!);
        var (id, price, size) = (match.GetProperty("trade_id").GetInt64(), Number(match.GetProperty("price")), Number(match.GetProperty("size")));
        var isBuyerMaker = match.GetProperty("side").GetString() == "buy";
        Sequence = match.GetProperty("sequence").GetInt64();
        LastTradeTime = EpochTime.FromMicros(micros);
        Trades.Add(new TradeFrame(id, id, id, price, size, micros, isBuyerMaker));
        Klines.Add(micros / 1000, price, size, price * size, isBuyerMaker, id, id);
    }

    public void ApplyTicker(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        Sequence = Math.Max(Sequence, document.RootElement.GetProperty("sequence").GetInt64());
        LastTicker = data;
    }

    private void Apply(List<BookLevel> bids, List<BookLevel> asks) =>
        Book.Apply(new DepthChange(_version + 1, ++_version, 0, 0, bids, asks));

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
