using System.Globalization;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Takes requests to the market whose path they have, within the limits of address and key.</summary>
internal sealed class WeexRest(WeexMarket spot, WeexMarket futures, WeexAuthorizer authorizer)
{
    private const string SpotRoot = "/api/v3/";
    private const string FuturesRoot = "/capi/v3/";
    private const int WeightMax = 500;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly WeexWeights _addresses = new(WeightMax, Window);
    private readonly WeexWeights _accounts = new(WeightMax, Window);
    private readonly WeexMarketRest _spotMarket = new(spot);
    private readonly WeexMarketRest _futuresMarket = new(futures);
    private readonly WeexTradeRest _spotTrade = new(spot);
    private readonly WeexTradeRest _futuresTrade = new(futures);

    /// <param name="path">As the venue has it.</param>
    public VenueReply Handle(VenueRequest request, string path, DateTime now, DateTime venueTime)
    {
        var isFutures = path.StartsWith(FuturesRoot, StringComparison.Ordinal);
        if (!isFutures && !path.StartsWith(SpotRoot, StringComparison.Ordinal))
            return WeexReply.Error(404, 404, $"The emulator serves {SpotRoot} and {FuturesRoot}.");
        var name = path[(isFutures ? FuturesRoot : SpotRoot).Length..];
        var weight = WeightOf(name, request.Method);
        if (_addresses.Add(request.Address, weight, now) is { } wait)
            return Limited(wait);
        var query = QueryText.Read(request.Query);
        if (request.Method == "GET" && (isFutures ? _futuresMarket : _spotMarket).Handle(name, query, venueTime) is { } answer)
            return answer;
        var (account, refusal) = authorizer.Check(request, path, venueTime);
        if (refusal is not null)
            return refusal;
        if (_accounts.Add(account!, weight, now) is { } keyWait)
            return Limited(keyWait);
        var market = isFutures ? futures : spot;
        return (isFutures ? _futuresTrade : _spotTrade).Handle(request, name, market.Trading.Account(account!), now);
    }

    private static VenueReply Limited(TimeSpan wait) => WeexReply.Error(429, 429, "Too many requests.") with
    {
        Headers = [new("Retry-After", ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))],
    };

    /// <summary>As they are coded in clients; the venue's own table is not verified.</summary>
    private static int WeightOf(string name, string method) => (name, method) switch
    {
        ("order", "POST") => 5,
        ("order", "DELETE") or ("openOrders", _) => 3,
        ("order", _) => 2,
        ("allOrders" or "order/history", _) => 10,
        ("exchangeInfo" or "market/exchangeInfo", _) => 10,
        ("time" or "market/time", _) => 1,
        _ => 5,
    };
}
