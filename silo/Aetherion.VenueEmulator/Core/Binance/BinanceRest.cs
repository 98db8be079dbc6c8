using System.Collections.Immutable;
using System.Globalization;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Takes a request to its market: rate limits first, then the answer.</summary>
internal sealed class BinanceRest(IReadOnlyDictionary<BinanceMarketKind, BinanceMarket> markets)
{
    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        var (kind, path) = BinancePath.Of(request.Path);
        if (!markets.TryGetValue(kind, out var market))
            return NotServed(kind);
        var name = Endpoint(kind, path);
        var query = QueryText.Of(request);
        if (name is null || BinanceWeights.Of(kind, request.Method, name, query) is not { } weight)
            return VenueReply.Of(404, $"The emulator does not serve {request.Method} {request.Path}.");
        var verdict = market.Weights.Add(request.Address, weight, now);
        var venueTime = market.VenueTime(now);
        var reply = verdict.Status == 200
            ? new BinanceMarketRest(market, query, venueTime).Handle(name)
            : Refused(market, verdict);
        return reply with { Headers = reply.Headers.AddRange(Headers(verdict)) };
    }

    private static VenueReply NotServed(BinanceMarketKind kind) => VenueReply.Of(
        404, $"The emulator serves no {kind} market: it was started without a recording or symbols of it.");

    /// <summary>What follows the version: <c>depth</c>, <c>ticker/24hr</c>.</summary>
    private static string? Endpoint(BinanceMarketKind kind, string path)
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

    private static ImmutableArray<KeyValuePair<string, string>> Headers(WeightVerdict verdict)
    {
        var used = verdict.Used.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<KeyValuePair<string, string>> headers =
            [new("X-MBX-USED-WEIGHT", used), new("X-MBX-USED-WEIGHT-1M", used)];
        return verdict.Status == 200
            ? headers
            : headers.Add(new("Retry-After", Math.Ceiling(verdict.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
    }
}
