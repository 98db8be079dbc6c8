using System.Globalization;
using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Coinbase;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// Coinbase Exchange. Books of <c>level2</c> have no ids, so only what cannot be shows that something was missed; trades
/// have ids, and each second's heartbeat tells the last one.
/// </summary>
public sealed class CoinbaseExchangeVenue : IStreamVenue
{
    public const string VenueName = "coinbase";

    /// <summary>The most trades of an answer.</summary>
    private const int PageMax = 1000;

    private readonly CoinbaseExchangeDecoder _decoder = new();
    private string _bookChannel = "level2";

    public string Name => VenueName;

    public string Path => "/";

    public BookChaining Chaining => BookChaining.InStream;

    public VenueDecoder Decoder => _decoder;

    /// <summary>100 messages a second are allowed.</summary>
    public TimeSpan SendInterval => TimeSpan.FromMilliseconds(20);

    public int SymbolsMax => 50;

    public int TextsMax => int.MaxValue;

    public bool HasTradeIds => true;

    public long? LastSequence => null;

    public string TimeTarget => "GET /time";

    public string RulesTarget(string symbol) => $"GET /products/{symbol}";

    /// <summary>
    /// Pages hold what came before a trade, newest first. Since ids grow by 1, the page that begins with the first missing
    /// one can be asked for, and gaps are filled in order.
    /// </summary>
    public string TradesTarget(string symbol, in StreamTradeGap gap)
    {
        var count = Math.Min(PageMax, gap.Ids.Count);
        return $"GET /products/{symbol}/trades?limit={count}&after={gap.Ids.FirstId + count}";
    }

    public int BarsMax => 300;

    public bool HasOldBars => true;

    /// <summary>Both ends are inside.</summary>
    public string BarsTarget(string symbol, DateTime from, DateTime to) => string.Create(
        CultureInfo.InvariantCulture,
        $"GET /products/{symbol}/candles?granularity=60&start={from:yyyy-MM-ddTHH:mm:ssZ}&end={to.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}");

    /// <summary>All products and their switches, every few seconds.</summary>
    public IEnumerable<string> Begin() => ["""{"type":"subscribe","channels":["status"]}"""];

    public bool ChangesRulesUnseen => false;

    public IEnumerable<string> Subscribe(IReadOnlyList<string> symbols) =>
        [Text("subscribe", symbols, _bookChannel, "matches", "heartbeat", "ticker")];

    public IEnumerable<string> Unsubscribe(IReadOnlyList<string> symbols) =>
        [Text("unsubscribe", symbols, _bookChannel, "matches", "heartbeat", "ticker")];

    public IEnumerable<string> RestartBook(string symbol) =>
        [Text("unsubscribe", [symbol], _bookChannel), Text("subscribe", [symbol], _bookChannel)];

    public string Pong() => throw new NotSupportedException("Coinbase pings by the protocol of sockets.");

    /// <summary>The same book comes in batches where the venue keeps level2 to those who sign in.</summary>
    public bool TryOtherWay()
    {
        const string Batches = "level2_batch";
        var isOther = _bookChannel != Batches;
        _bookChannel = Batches;
        return isOther;
    }

    private static string Text(string type, IEnumerable<string> symbols, params string[] channels) =>
        $"{{\"type\":\"{type}\",\"product_ids\":{StreamText.List(symbols)},\"channels\":{StreamText.List(channels)}}}";
}
