using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.CoinGecko;

namespace Aetherion.Domain.Tests.Venues.CoinGecko;

public sealed class CoinGeckoTests
{
    private const string Fixtures = "fixtures/coingecko-net.jsonl.gz";
    private const int Seed = 19;
    private const int BrokenReplies = 20_000;

    private static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly CoinGeckoBudget _budget = new();

    [Fact]
    public void The_samples_of_markets_prices_and_the_key_read_as_they_are_written()
    {
        UnknownFields unknown = new();
        var market = CoinGeckoReader.ReadMarkets(Reply("GetMarkets"), unknown)!.Value[0];
        CoinGeckoReader.ReadUsage(Reply("GetApiUsage"), unknown).ShouldNotBeNull();
        unknown.Items.Length.ShouldBe(0);
        CoinGeckoReader.ReadMarkets("""[{"id":"a","symbol":"b","last_updated":"2026-01-01T00:00:00Z","invented":[1]}]"""u8.ToArray(), unknown)!
            .Value.ShouldHaveSingleItem().Id.ShouldBe("a");
        unknown.Items.ToArray().ShouldBe([new UnknownField(new ShortText("invented"), 1)]);
        market.ShouldBe(new CoinGeckoMarket(
            "bitcoin", "BTC", 70187m, 20154184933m, 1381651251183m,
            new DateTime(2024, 4, 7, 16, 49, 31, 736, DateTimeKind.Utc)));
        CoinGeckoReader.ReadPrices(Reply("GetPrices"))![("ethereum", "usd")].ShouldBe(1498.64m);
        CoinGeckoReader.ReadUsage(Reply("GetApiUsage")).ShouldBe(new CoinGeckoUsage("Other", 1000, 1_000_000, 999_896));
    }

    [Fact]
    public void Numbers_that_a_serialiser_wrote_in_its_own_way_are_read()
    {
        var markets = Markets("""[{"id":"a","symbol":"a","current_price":1.3e-8,"total_volume":18403306939.151312345678901234567,"market_cap":null,"last_updated":"2024-04-07T16:49:31Z"}]""");
        var market = markets!.Value[0];
        (market.PriceIndication, market.MarketCap).ShouldBe((0.000000013m, null));
        market.Volume24h!.Value.ShouldBe(18403306939.151312345678901235m, 0.0000001m);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("7")]
    public void What_is_no_list_of_markets_reads_as_none(string reply) => Markets(reply).ShouldBeNull();

    [Fact]
    public void A_coin_without_what_is_needed_is_left_out() => Markets(
        """[{"id":"a","symbol":"a"},{"id":"b","symbol":"b","last_updated":"2024-04-07T16:49:31Z"},5]""")!.Value
        .Select(market => market.Id).ShouldBe(["b"]);

    [Theory]
    [InlineData("""{"status":{"error_code":10010,"error_message":"use the pro URL"}}""", 400, 10010)]
    [InlineData("""{"error":{"status":{"error_code":10011,"error_message":"use the demo URL"}}}""", 400, 10011)]
    [InlineData("""{"error_code":10002,"status":{"timestamp":"x"}}""", 401, 10002)]
    [InlineData("""{"error":"coin not found"}""", 404, 404)]
    [InlineData("<html>", 503, 503)]
    public void A_refusal_has_the_vendors_code_or_that_of_the_transport(string reply, int status, int code) =>
        CoinGeckoReader.ReadError(Encoding.UTF8.GetBytes(reply), status).Code.ShouldBe(code);

    [Fact]
    public void A_key_of_the_wrong_plan_is_explained()
    {
        CoinGeckoApi.Describe(new CoinGeckoError(10010, "")).ShouldContain("AETHERION_COINGECKO_PLAN=pro");
        CoinGeckoApi.Describe(new CoinGeckoError(10011, "")).ShouldContain("AETHERION_COINGECKO_PLAN=demo");
        CoinGeckoApi.Describe(new CoinGeckoError(500, "")).ShouldBe("500");
    }

    [Fact]
    public void Each_plan_has_its_host_and_its_header()
    {
        (CoinGeckoApi.HostOf(CoinGeckoPlan.Demo).Host, CoinGeckoApi.HeaderOf(CoinGeckoPlan.Demo)).ShouldBe(("api.coingecko.com", "x-cg-demo-api-key"));
        (CoinGeckoApi.HostOf(CoinGeckoPlan.Pro).Host, CoinGeckoApi.HeaderOf(CoinGeckoPlan.Pro)).ShouldBe(("pro-api.coingecko.com", "x-cg-pro-api-key"));
        CoinGeckoApi.MarketsPath(["BTC", "a&b"], "USD").ShouldBe("api/v3/coins/markets?vs_currency=usd&symbols=btc,a%26b&order=market_cap_desc&per_page=100");
    }

    [Fact]
    public void Every_request_counts_toward_the_minute_and_only_good_answers_cost_a_credit()
    {
        _budget.Learn(Start, new CoinGeckoUsage("Demo", 2, 10_000, 500));
        _budget.TryTake(Start).ShouldBeTrue();
        _budget.Answered(Start, 500, null);
        _budget.TryTake(Start.AddSeconds(10)).ShouldBeTrue();
        _budget.Answered(Start.AddSeconds(10), 200, null);
        _budget.CreditsLeft.ShouldBe(499);
        _budget.TryTake(Start.AddSeconds(59)).ShouldBeFalse();
        _budget.TryTake(Start.AddSeconds(60)).ShouldBeTrue();
        _budget.TryTake(Start.AddSeconds(61)).ShouldBeFalse();
    }

    [Fact]
    public void Until_the_vendor_has_told_its_limits_the_lower_of_the_documented_ones_hold()
    {
        Enumerable.Range(0, 100).Count(_ => _budget.TryTake(Start)).ShouldBe(CoinGeckoBudget.RequestsPerMinuteDefault);
        _budget.CreditsLeft.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(5, 5)]
    [InlineData(1_000_000, 86_400)]
    public void A_refusal_for_asking_too_much_is_honoured_for_as_long_as_it_says(int? seconds, int pause)
    {
        _budget.TryTake(Start).ShouldBeTrue();
        _budget.Answered(Start, 429, seconds is { } value ? TimeSpan.FromSeconds(value) : null);
        _budget.TryTake(Start.AddSeconds(pause - 1)).ShouldBeFalse();
        _budget.TryTake(Start.AddSeconds(pause)).ShouldBeTrue();
    }

    [Fact]
    public void Without_credits_nothing_is_asked_until_a_month_may_have_ended()
    {
        _budget.Learn(Start, new CoinGeckoUsage("Demo", 30, 10_000, 1));
        _budget.TryTake(Start).ShouldBeTrue();
        _budget.Answered(Start, 200, null);
        _budget.TryTake(Start.AddMinutes(2)).ShouldBeFalse();
        _budget.TryTake(Start + CoinGeckoBudget.CreditsPause).ShouldBeTrue();
    }

    [Fact]
    public void Broken_replies_never_throw()
    {
        FrameMutator mutator = new(Seed, [Reply("GetMarkets"), Reply("GetPrices"), Reply("GetApiUsage"), """{"status":{"error_code":10010,"error_message":"\ud83d"}}"""u8.ToArray()]);
        var read = 0;
        for (var i = 0; i < BrokenReplies; i++)
        {
            var reply = mutator.Next();
            read += CoinGeckoReader.ReadMarkets(reply) is null ? 0 : 1;
            read += CoinGeckoReader.ReadPrices(reply) is null ? 0 : 1;
            read += CoinGeckoReader.ReadUsage(reply) is null ? 0 : 1;
            CoinGeckoReader.ReadError(reply, 500);
        }
        read.ShouldBeInRange(1, BrokenReplies);
    }

    private static System.Collections.Immutable.ImmutableArray<CoinGeckoMarket>? Markets(string reply) =>
        CoinGeckoReader.ReadMarkets(Encoding.UTF8.GetBytes(reply));

    private static byte[] Reply(string name)
    {
        using var json = JsonDocument.Parse(VenueRecording.Lines(Fixtures).Single(l => l.Contains($"Endpoints/{name}.txt")));
        return Encoding.UTF8.GetBytes(json.RootElement.GetProperty("response").GetRawText());
    }
}
