using System.Globalization;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Takes a request to its market: rate limits first, then the answer.</summary>
internal sealed class BinanceRest(IReadOnlyDictionary<BinanceMarketKind, BinanceMarket> markets, BinanceAuthorizer authorizer)
{
    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        var (kind, path) = BinancePath.Of(request.Path);
        if (!markets.TryGetValue(kind, out var market))
            return NotServed(kind);
        var query = QueryText.Of(request);
        if (EndpointName(kind, path) is not { } name || BinanceEndpoint.Find(kind, request.Method, name, query) is not { } endpoint)
            return VenueReply.Of(404, $"The emulator does not serve {request.Method} {request.Path}.");
        return Handle(
            market, request.Method, name, endpoint, query, request.Header("X-MBX-APIKEY"),
            BinanceAuthorizer.PayloadOf(request), request.Address, now);
    }

    /// <summary>A request that came as a message of a socket, its key and signature among the parameters.</summary>
    public VenueReply HandleMessage(
        BinanceMarket market, string method, string name, QueryText query, string address, DateTime now) =>
        BinanceEndpoint.Find(market.Kind, method, name, query) is { } endpoint
            ? Handle(market, method, name, endpoint, query, query.Get("apiKey"), BinanceAuthorizer.PayloadOf(query), address, now)
            : new BinanceError(-1130, "Data sent for parameter 'method' is not valid.").ToReply();

    /// <summary>The account that signed a message of a socket.</summary>
    public (Matching.VenueAccount? Account, BinanceError? Error) Authorize(BinanceMarket market, QueryText query, DateTime now)
    {
        var (name, error) = authorizer.Check(
            BinanceSecurity.Signed, query.Get("apiKey"), query, BinanceAuthorizer.PayloadOf(query), market.VenueTime(now));
        return error is null ? (market.Trading.Account(name), null) : (null, error);
    }

    private VenueReply Handle(
        BinanceMarket market, string method, string name, BinanceEndpoint endpoint, QueryText query, string key,
        string payload, string address, DateTime now)
    {
        var verdict = market.Weights.Add(address, endpoint.Weight, now);
        var venueTime = market.VenueTime(now);
        if (verdict.Status != 200)
            return WithHeaders(Refused(market, verdict), verdict, null);
        if (endpoint.Security == BinanceSecurity.None)
            return WithHeaders(new BinanceMarketRest(market, query, venueTime).Handle(name), verdict, null);
        var (accountName, error) = authorizer.Check(endpoint.Security, key, query, payload, venueTime);
        if (error is { } refused)
            return WithHeaders(refused.ToReply(), verdict, null);
        var account = market.Trading.Account(accountName);
        var reply = new BinanceTradeRest(market, query, account, now, venueTime).Handle(method, name);
        return WithHeaders(reply, verdict, endpoint.IsOrder ? market.Trading.Counter(account) : null);
    }

    private static VenueReply NotServed(BinanceMarketKind kind) => VenueReply.Of(
        404, $"The emulator serves no {kind} market: it was started without a recording or symbols of it.");

    /// <summary>What follows the version: <c>depth</c>, <c>ticker/24hr</c>.</summary>
    private static string? EndpointName(BinanceMarketKind kind, string path)
    {
        var parts = path.Split('/', 4);
        var root = kind switch
        {
            BinanceMarketKind.Spot => "api",
            BinanceMarketKind.UsdFutures => "fapi",
            _ => "dapi",
        };
        var isVersion = parts.Length == 4 && parts[1] == root
            && (kind == BinanceMarketKind.Spot ? parts[2] == "v3" : parts[2] is "v1" or "v2" or "v3");
        return isVersion ? parts[3] : null;
    }

    private static VenueReply Refused(BinanceMarket market, WeightVerdict verdict)
    {
        var error = verdict.Status == 418
            ? new BinanceError(
                -1003,
                $"Way too much request weight used; IP banned until {Recordings.EpochTime.Millis(verdict.BannedUntil)}. "
                + "Please use WebSocket Streams for live updates to avoid bans.", 418)
            : new BinanceError(
                -1003,
                $"Too much request weight used; current limit is {market.Weights.Limit} request weight per 1 MINUTE. "
                + "Please use WebSocket Streams for live updates to avoid polling the API.", 429);
        return error.ToReply();
    }

    private static VenueReply WithHeaders(VenueReply reply, WeightVerdict verdict, OrderCounter? orders)
    {
        var used = verdict.Used.ToString(CultureInfo.InvariantCulture);
        var headers = reply.Headers.Add(new("X-MBX-USED-WEIGHT", used)).Add(new("X-MBX-USED-WEIGHT-1M", used));
        if (verdict.Status != 200)
            headers = headers.Add(new("Retry-After", Math.Ceiling(verdict.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        foreach (var (name, count, _) in orders?.Counts ?? [])
            headers = headers.Add(new("X-MBX-ORDER-COUNT-" + name, count.ToString(CultureInfo.InvariantCulture)));
        return reply with { Headers = headers };
    }
}
