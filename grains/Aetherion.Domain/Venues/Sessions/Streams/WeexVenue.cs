using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Weex;

namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>
/// WEEX V3, spot or futures. Not verified by a recording: whether <c>U</c> of an update is the first id inside or the last
/// of the update before is decided by each stream, see <see cref="StreamSession.ReadingOf"/>. Trades have ids of chance:
/// repetitions are dropped, and what is missing cannot be seen.
/// </summary>
public sealed class WeexVenue : IStreamVenue
{
    public const string SpotName = "weex";
    public const string FuturesName = "weex-futures";

    private const string FuturesRoot = "/capi/v3/market";

    private readonly WeexDecoder _decoder = new();
    private readonly string _restRoot;
    private readonly string _marketRoot;
    private readonly string[] _streams;
    private long _lastId;

    private WeexVenue(string name, string restRoot, string marketRoot, string[] streams)
    {
        Name = name;
        _restRoot = restRoot;
        _marketRoot = marketRoot;
        _streams = streams;
    }

    public string Name { get; }

    public string Path => "/v3/ws/public";

    public BookChaining Chaining => BookChaining.InStreamWithIds;

    public VenueDecoder Decoder => _decoder;

    public TimeSpan SendInterval => TimeSpan.FromMilliseconds(250);

    /// <summary>A connection has at most 100 channels.</summary>
    public int SymbolsMax => 100 / _streams.Length;

    /// <summary>A connection may ask for 240 things an hour; before that another one is used.</summary>
    public int TextsMax => 200;

    public bool HasTradeIds => false;

    public long? LastSequence => null;

    public string TimeTarget => Name == SpotName ? "GET /api/v3/time" : "GET /capi/v3/market/time";

    public static WeexVenue Spot() => new(SpotName, "/api/v3", "/api/v3/market", ["depth200", "trade", "ticker"]);

    /// <summary>Futures tell mark and index price with their statistics.</summary>
    public static WeexVenue Futures() => new(FuturesName, FuturesRoot, FuturesRoot, ["depth200", "trade", "ticker"]);

    public string RulesTarget(string symbol) => $"GET {_restRoot}/exchangeInfo?symbol={symbol}";

    public string TradesTarget(string symbol, in StreamTradeGap gap) =>
        throw new NotSupportedException("Trades of the stream have no ids that those of REST could be put between.");

    public string? FundingTarget(string symbol) =>
        Name == FuturesName ? $"GET {FuturesRoot}/premiumIndex?symbol={symbol}" : null;

    public int BarsMax => 1000;

    public bool HasOldBars => false;

    public string BarsTarget(string symbol, DateTime from, DateTime to) =>
        $"GET {_marketRoot}/klines?symbol={symbol}&interval=1m&limit={BarsMax}";

    public IEnumerable<string> Subscribe(IReadOnlyList<string> symbols) => [Text("SUBSCRIBE", All(symbols))];

    public IEnumerable<string> Unsubscribe(IReadOnlyList<string> symbols) => [Text("UNSUBSCRIBE", All(symbols))];

    public IEnumerable<string> RestartBook(string symbol)
    {
        string[] stream = [$"{symbol}@{_streams[0]}"];
        return [Text("UNSUBSCRIBE", stream), Text("SUBSCRIBE", stream)];
    }

    public string Pong() => $"{{\"method\":\"PONG\",\"id\":\"{++_lastId}\"}}";

    public bool TryOtherWay() => false;

    public string Unverified(UpdateIdReading reading) =>
        "No recording of this venue was at hand. Sources disagree whether U of an update is its first id or the last of the "
        + reading switch
        {
            UpdateIdReading.FirstId => "update before; this stream shows the first id.",
            UpdateIdReading.PreviousId => "update before; this stream shows the last of the update before.",
            _ => "update before; this stream has not shown it yet.",
        };

    private IEnumerable<string> All(IReadOnlyList<string> symbols) =>
        symbols.SelectMany(symbol => _streams.Select(stream => $"{symbol}@{stream}"));

    private string Text(string method, IEnumerable<string> streams) =>
        $"{{\"method\":\"{method}\",\"params\":{StreamText.List(streams)},\"id\":\"{++_lastId}\"}}";
}
