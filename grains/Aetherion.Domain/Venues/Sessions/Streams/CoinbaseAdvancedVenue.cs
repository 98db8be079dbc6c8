using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// The market data of Coinbase Advanced Trade, for which nobody has to sign in. Every frame of a connection has a number,
/// so nothing is missed unseen. Data of <c>-USDC</c> products comes under the name of the product they are aliases of.
/// </summary>
public sealed class CoinbaseAdvancedVenue : IStreamVenue
{
    public const string VenueName = "coinbase-advanced";

    private const string RestRoot = "/api/v3/brokerage";

    /// <summary>The most trades of an answer.</summary>
    private const int PageMax = 1000;

    private static readonly string[] Channels = ["level2", "market_trades", "ticker", "status"];

    private readonly CoinbaseAdvancedDecoder _decoder = new();

    public string Name => VenueName;

    public string Path => "/";

    public BookChaining Chaining => BookChaining.InStream;

    public VenueDecoder Decoder => _decoder;

    /// <summary>Eight messages a second are allowed to those who do not sign in.</summary>
    public TimeSpan SendInterval => TimeSpan.FromMilliseconds(150);

    public int SymbolsMax => 50;

    public int TextsMax => int.MaxValue;

    public bool HasTradeIds => true;

    public long? LastSequence => _decoder.LastSequence;

    public string TimeTarget => $"GET {RestRoot}/time";

    public string RulesTarget(string symbol) => $"GET {RestRoot}/market/products/{symbol}";

    /// <summary>Trades are asked for by their time, in whole seconds.</summary>
    public string TradesTarget(string symbol, in StreamTradeGap gap)
    {
        var start = (long)(gap.From - DateTime.UnixEpoch).TotalSeconds;
        var end = (long)(gap.To - DateTime.UnixEpoch).TotalSeconds + 1;
        return $"GET {RestRoot}/market/products/{symbol}/ticker?limit={PageMax}&start={start}&end={end}";
    }

    public bool AsksTradesByTime => true;

    public int BarsMax => 300;

    public bool HasOldBars => true;

    public string BarsTarget(string symbol, DateTime from, DateTime to)
    {
        var start = (long)(from - DateTime.UnixEpoch).TotalSeconds;
        var end = (long)(to - DateTime.UnixEpoch).TotalSeconds - 1;
        return $"GET {RestRoot}/market/products/{symbol}/candles?granularity=ONE_MINUTE&start={start}&end={end}&limit={BarsMax}";
    }

    /// <summary>Heartbeats, which know no products, keep the other channels open.</summary>
    public IEnumerable<string> Begin() => ["""{"type":"subscribe","channel":"heartbeats"}"""];

    /// <summary>One channel for each message.</summary>
    public IEnumerable<string> Subscribe(IReadOnlyList<string> symbols) =>
        Channels.Select(channel => Text("subscribe", symbols, channel));

    public IEnumerable<string> Unsubscribe(IReadOnlyList<string> symbols) =>
        Channels.Select(channel => Text("unsubscribe", symbols, channel));

    public IEnumerable<string> RestartBook(string symbol) =>
        [Text("unsubscribe", [symbol], "level2"), Text("subscribe", [symbol], "level2")];

    public string Pong() => throw new NotSupportedException("Coinbase pings by the protocol of sockets.");

    public bool TryOtherWay() => false;

    private static string Text(string type, IEnumerable<string> symbols, string channel) =>
        $"{{\"type\":\"{type}\",\"product_ids\":{StreamText.List(symbols)},\"channel\":\"{channel}\"}}";
}
