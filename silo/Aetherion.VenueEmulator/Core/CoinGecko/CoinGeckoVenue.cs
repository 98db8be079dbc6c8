using System.Globalization;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.CoinGecko;

/// <summary>Prices, turnover and market values of a few coins by HTTP, with the limits of the demo plan. It has no sockets.</summary>
public sealed class CoinGeckoVenue : IEmulatedVenue
{
    private const string Root = "/api/v3/";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CoinGeckoVenueOptions _options;
    private readonly List<CoinGeckoCoin> _coins;
    private DateTime _window;
    private int _requests;
    private int _credits;

    public CoinGeckoVenue(CoinGeckoVenueOptions options, DateTime start)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _coins =
        [
            new CoinGeckoCoin("bitcoin", "btc", "Bitcoin", 1, 19_900_000, options.Seed, start),
            new CoinGeckoCoin("ethereum", "eth", "Ethereum", 2, 120_500_000, options.Seed, start),
            new CoinGeckoCoin("solana", "sol", "Solana", 6, 540_000_000, options.Seed, start),
            new CoinGeckoCoin("illuvium", "ilv", "Illuvium", 900, 6_500_000, options.Seed, start),
        ];
    }

    public DateTime? NextTime => null;

    public TimeSpan ClockSkew { get; set; }

    public VenueReach Reach { get; } = new(
        [.. VenueReach.Read(Root, "GET ping key simple/price coins/markets")], HasSockets: false, HasApi: false)
    {
        Streams = [],
    };

    public void Advance(DateTime now)
    {
        // Prices are worked out when they are asked for.
    }

    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!TryCount(now))
            return Refused(now);
        if (CheckKey(request) is { } refusal)
            return refusal;
        foreach (var coin in _coins)
            coin.Advance(now);
        var query = QueryText.Read(request.Query);
        var reply = request.Path switch
        {
            Root + "ping" => VenueReply.Of(200, """{"gecko_says":"(V3) To the Moon!"}"""),
            Root + "key" => Key(),
            Root + "simple/price" => SimplePrice(query),
            Root + "coins/markets" => Markets(query),
            _ => Error(404, 404, "The emulator serves ping, key, simple/price and coins/markets."),
        };
        // Only what is answered costs a credit.
        _credits += reply.Status == 200 ? 1 : 0;
        return reply;
    }

    public bool IsOrder(VenueRequest request) => false;

    public VenueReply Unavailable() => Error(503, 503, "Service Unavailable");

    public VenueReply OutcomeUnknown() => Unavailable();

    public VenueReply? Open(int connection, VenueRequest request, DateTime now) =>
        Error(404, 404, "The emulator serves no sockets of CoinGecko.");

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now)
    {
        // No connection is ever taken.
    }

    public void Leave(int connection)
    {
        // No connection is ever taken.
    }

    public bool TryTake(out VenueOutput output)
    {
        output = default;
        return false;
    }

    /// <summary>Refused requests count toward the minute too.</summary>
    private bool TryCount(DateTime now)
    {
        var window = new DateTime(now.Ticks - (now.Ticks % Minute.Ticks), DateTimeKind.Utc);
        (_window, _requests) = window == _window ? (_window, _requests + 1) : (window, 1);
        return _requests <= _options.RequestsPerMinute && _credits < _options.CreditsPerMonth;
    }

    private VenueReply Refused(DateTime now)
    {
        var seconds = Math.Ceiling((_window + Minute - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Error(
            429, 429, "You've exceeded the Rate Limit. Please visit https://www.coingecko.com/en/api/pricing to subscribe "
            + "to our API plans for higher rate limits.")
            with { Headers = [new("Retry-After", seconds)] };
    }

    private static VenueReply? CheckKey(VenueRequest request)
    {
        var query = QueryText.Read(request.Query);
        if (request.Header("x-cg-pro-api-key").Length > 0 || query.Has("x_cg_pro_api_key"))
            return Error(
                400, 10010, "If you are using Pro API key, please change your root URL from api.coingecko.com to pro-api.coingecko.com");
        var key = request.Header("x-cg-demo-api-key") is { Length: > 0 } sent ? sent : query.Get("x_cg_demo_api_key");
        return key.Length == 0 || key == CoinGeckoVenueOptions.DemoKey ? null : Error(401, 10002, "API Key Missing");
    }

    private static VenueReply Error(int status, int code, string message) => new(status, JsonText.Object(json =>
    {
        json.WriteStartObject("status");
        json.WriteNumber("error_code", code);
        json.WriteString("error_message", message);
        json.WriteEndObject();
    }));

    private VenueReply Key() => new(200, JsonText.Object(json =>
    {
        json.WriteString("plan", "Demo");
        json.WriteNumber("rate_limit_request_per_minute", _options.RequestsPerMinute);
        json.WriteNumber("monthly_call_credit", _options.CreditsPerMonth);
        json.WriteNumber("current_total_monthly_calls", _credits);
        json.WriteNumber("current_remaining_monthly_calls", _options.CreditsPerMonth - _credits);
    }));

    private VenueReply SimplePrice(QueryText query)
    {
        if (query.Get("vs_currencies") is not { Length: > 0 } currencies)
            return Error(422, 422, "Missing parameter vs_currencies");
        var isUsd = currencies.Split(',').Contains("usd");
        return new VenueReply(200, JsonText.Object(json =>
        {
            foreach (var coin in Asked(query))
            {
                json.WriteStartObject(coin.Id);
                if (isUsd)
                    WritePrice(json, coin, query);
                json.WriteEndObject();
            }
        }));
    }

    private static void WritePrice(Utf8JsonWriter json, CoinGeckoCoin coin, QueryText query)
    {
        json.WriteNumber("usd", coin.Price);
        if (query.Get("include_market_cap") == "true")
            json.WriteNumber("usd_market_cap", coin.Price * coin.Supply);
        if (query.Get("include_24hr_vol") == "true")
            json.WriteNumber("usd_24h_vol", coin.Volume);
        if (query.Get("include_24hr_change") == "true")
            json.WriteNumber("usd_24h_change", decimal.Round((coin.Price / coin.DayAgo * 100) - 100, 6));
        if (query.Get("include_last_updated_at") == "true")
            json.WriteNumber("last_updated_at", Recordings.EpochTime.Millis(coin.UpdatedTime) / 1000);
    }

    private VenueReply Markets(QueryText query)
    {
        if (query.Get("vs_currency") != "usd")
            return Error(400, 400, "The emulator knows prices in usd alone.");
        return new VenueReply(200, JsonText.Write(json =>
        {
            json.WriteStartArray();
            foreach (var coin in query.Has("ids") || query.Has("symbols") ? Asked(query) : _coins)
                CoinGeckoMarketWriter.Write(json, coin);
            json.WriteEndArray();
        }));
    }

    /// <summary>Unknown coins are left out, as the venue does.</summary>
    private IEnumerable<CoinGeckoCoin> Asked(QueryText query)
    {
        var ids = query.Get("ids").Split(',');
        var symbols = query.Get("symbols").Split(',');
        return _coins.Where(coin => ids.Contains(coin.Id) || symbols.Contains(coin.Symbol));
    }
}
