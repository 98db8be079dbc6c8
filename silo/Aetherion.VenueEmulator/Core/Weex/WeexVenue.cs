using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>
/// WEEX V3: spot and futures from the simulator, in the form of published messages. Nothing of the venue itself is
/// recorded, so it shows that a client is consistent with those, not that it is right.
/// </summary>
public sealed class WeexVenue : IEmulatedVenue
{
    /// <summary>What futures have at the head of their addresses, since the venue has another host for them.</summary>
    public const string FuturesPath = "/futures";

    private const string PublicSocket = "/v3/ws/public";
    private const string PrivateSocket = "/v3/ws/private";
    private const int OpeningsMax = 300;
    private const int ConcurrentMax = 100;
    private static readonly TimeSpan OpeningsWindow = TimeSpan.FromMinutes(5);

    private readonly Queue<VenueOutput> _outputs = new();
    private readonly WeexMarket _spot;
    private readonly WeexMarket _futures;
    private readonly WeexAuthorizer _authorizer;
    private readonly WeexRest _rest;
    private readonly WeexWeights _openings = new(OpeningsMax, OpeningsWindow);
    private readonly Dictionary<int, string> _addresses = [];

    public WeexVenue(WeexVenueOptions options, DateTime start)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Symbols.Count == 0)
            throw new ArgumentException("The venue has no symbol.", nameof(options));
        _spot = new WeexMarket(isFutures: false, options, start, _outputs);
        _futures = new WeexMarket(isFutures: true, options, start, _outputs);
        _authorizer = new WeexAuthorizer(options.Keys);
        _rest = new WeexRest(_spot, _futures, _authorizer);
    }

    public DateTime? NextTime => _spot.NextTime is { } spot && spot < _futures.NextTime ? spot : _futures.NextTime;

    public TimeSpan ClockSkew
    {
        get => _spot.Skew;
        set => (_spot.Skew, _futures.Skew) = (value, value);
    }

    public VenueReach Reach => new(WeexCalls.All, HasSockets: true, HasApi: false)
    {
        Streams = _spot.Sockets.Streams.Concat(_futures.Sockets.Streams),
    };

    public void Advance(DateTime now)
    {
        _spot.Advance(now);
        _futures.Advance(now);
    }

    public VenueReply Handle(VenueRequest request, DateTime now) => _rest.Handle(request, PathOf(request, out _), now, now + ClockSkew);

    public bool IsOrder(VenueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Method != "GET" && request.Path.Contains("order", StringComparison.OrdinalIgnoreCase);
    }

    public VenueReply Unavailable() => WeexReply.Error(503, 503, "Service unavailable.");

    public VenueReply OutcomeUnknown() => WeexReply.Error(500, 500, "Internal error.");

    /// <summary>On spot and on futures. Of the states the venue's samples have words for trading alone.</summary>
    public bool TrySetTrading(string symbol, string state, DateTime now)
    {
        if (!SymbolTradingText.TryRead(state, out var trading) || trading is not (SymbolTrading.Open or SymbolTrading.Halted)
            || !_spot.Symbols.TryGetValue(symbol, out var spot) || !_futures.Symbols.TryGetValue(symbol, out var futures))
            return false;
        (spot.Orders.Trading, futures.Orders.Trading) = (trading, trading);
        return true;
    }

    public VenueReply? Open(int connection, VenueRequest request, DateTime now)
    {
        var path = PathOf(request, out var isFutures);
        if (path is not (PublicSocket or PrivateSocket))
            return WeexReply.Error(404, 404, $"The emulator serves {PublicSocket} and {PrivateSocket}, those of futures behind {FuturesPath}.");
        if (request.Header("User-Agent").Length == 0)
            return WeexReply.Error(403, 403, "User-Agent is required.");
        if (_addresses.Values.Count(address => address == request.Address) >= ConcurrentMax
            || _openings.Add(request.Address, 1, now) is not null)
            return WeexReply.Error(429, 429, "Too many connections.");
        var account = "";
        if (path == PrivateSocket)
        {
            var (name, refusal) = _authorizer.CheckSocket(request, path, now + ClockSkew);
            if (refusal is not null)
                return refusal;
            account = name!;
        }
        (isFutures ? _futures : _spot).Sockets.Open(connection, account, now);
        _addresses[connection] = request.Address;
        return null;
    }

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now)
    {
        foreach (var sockets in new[] { _spot.Sockets, _futures.Sockets })
        {
            if (sockets.Has(connection))
                sockets.Receive(connection, text, now);
        }
    }

    public void Leave(int connection)
    {
        _addresses.Remove(connection);
        _spot.Sockets.Leave(connection);
        _futures.Sockets.Leave(connection);
    }

    public bool TryTake(out VenueOutput output) => _outputs.TryDequeue(out output);

    /// <summary>The path as the venue has it.</summary>
    private static string PathOf(VenueRequest request, out bool isFutures)
    {
        isFutures = request.Path.StartsWith(FuturesPath + "/", StringComparison.Ordinal);
        return isFutures ? request.Path[FuturesPath.Length..] : request.Path;
    }
}
