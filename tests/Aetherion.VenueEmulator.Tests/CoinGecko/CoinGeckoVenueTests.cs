using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.CoinGecko;
using Aetherion.VenueEmulator.Tests.Binance;

namespace Aetherion.VenueEmulator.Tests.CoinGecko;

public class CoinGeckoVenueTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private readonly VirtualVenue _venue = new(new CoinGeckoVenue(new CoinGeckoVenueOptions(), Start), Start);

    [Fact]
    public void A_market_has_the_form_of_a_recorded_one()
    {
        var recorded = Samples.Lines("fixtures/coingecko-net.jsonl.gz")
            .First(line => line.GetProperty("path").GetString() == "/api/v3/coins/markets").GetProperty("response")[0];
        var made = _venue.GetJson("/api/v3/coins/markets", "vs_currency=usd&ids=ethereum,bitcoin");
        made.GetArrayLength().ShouldBe(2);
        _venue.GetJson("/api/v3/coins/markets", "vs_currency=usd&symbols=eth,xyz").GetArrayLength().ShouldBe(1);
        Samples.Shape(made[0]).ShouldBe(Samples.Shape(recorded));
    }

    [Fact]
    public void A_price_changes_by_the_minute_and_agrees_with_the_market()
    {
        const string query = "ids=bitcoin,unknown&vs_currencies=usd&include_market_cap=true&include_last_updated_at=true";
        var first = _venue.GetJson("/api/v3/simple/price", query);
        first.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("bitcoin");
        _venue.Pass(TimeSpan.FromMinutes(5));
        var later = _venue.GetJson("/api/v3/simple/price", query).GetProperty("bitcoin");
        later.GetProperty("usd").GetDecimal().ShouldNotBe(first.GetProperty("bitcoin").GetProperty("usd").GetDecimal());
        later.GetProperty("last_updated_at").GetInt64().ShouldBe(new DateTimeOffset(_venue.Now).ToUnixTimeSeconds());
        var market = _venue.GetJson("/api/v3/coins/markets", "vs_currency=usd&ids=bitcoin")[0];
        market.GetProperty("current_price").GetDecimal().ShouldBe(later.GetProperty("usd").GetDecimal());
        market.GetProperty("low_24h").GetDecimal().ShouldBeLessThan(market.GetProperty("high_24h").GetDecimal());
    }

    [Fact]
    public void The_thirty_first_request_of_a_minute_is_refused_and_only_answers_cost_credits()
    {
        for (var i = 0; i < 29; i++)
            _venue.Get("/api/v3/ping").Status.ShouldBe(200);
        _venue.Get("/api/v3/nothing").Status.ShouldBe(404);
        var refused = _venue.Get("/api/v3/ping");
        refused.Status.ShouldBe(429);
        refused.Headers.ShouldHaveSingleItem().Value.ShouldBe("60");
        _venue.Pass(TimeSpan.FromMinutes(1));
        var key = _venue.GetJson("/api/v3/key");
        key.GetProperty("current_total_monthly_calls").GetInt32().ShouldBe(29);
        key.GetProperty("rate_limit_request_per_minute").GetInt32().ShouldBe(30);
    }

    [Theory]
    [InlineData("x-cg-pro-api-key", "anything", 400)]
    [InlineData("x-cg-demo-api-key", "wrong", 401)]
    [InlineData("x-cg-demo-api-key", CoinGeckoVenueOptions.DemoKey, 200)]
    public void Keys_are_checked(string header, string key, int status)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [header] = key };
        _venue.Handle(new VenueRequest("GET", "/api/v3/ping", "", default, headers)).Status.ShouldBe(status);
    }
}
