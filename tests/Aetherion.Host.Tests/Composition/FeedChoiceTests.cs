using Aetherion.Host.Commands;
using Aetherion.Host.Composition;
using Aetherion.Silo.Venues;

namespace Aetherion.Host.Tests.Composition;

public sealed class FeedChoiceTests
{
    [Fact]
    public void Venues_begin_with_the_default_symbols_by_their_own_names()
    {
        Symbols("binance,binance-coinm", null, null).ShouldBe(
            "binance: BTCUSDT ETHUSDT SOLUSDT ILVUSDT; binance-coinm: BTCUSD_PERP ETHUSD_PERP SOLUSD_PERP ILVUSD_PERP");
        Symbols("binance", null, "near-usd, BTCFDUSD").ShouldBe("binance: NEARUSDT BTCFDUSD");
    }

    [Fact]
    public void Symbols_name_products_or_those_of_one_venue()
    {
        Symbols("binance,binance-usdm", "BTC-USD,binance-usdm:ETHUSDT,BTCUSDT", "SOL-USD").ShouldBe(
            "binance: BTCUSDT; binance-usdm: BTCUSDT ETHUSDT");
    }

    [Fact]
    public void The_simulator_beside_a_venue_keeps_its_own_instruments()
    {
        var choice = FeedChoice.Read("sim, binance", "3,BTC-USD", _ => null);
        choice.IsSimulated.ShouldBeTrue();
        choice.Catalog.Active.Length.ShouldBe(3);
        choice.Venues.Single().Symbols.ShouldBe(["BTCUSDT"]);
        FeedChoice.Read("sim,binance", null, _ => null).Catalog.Active.Length.ShouldBe(12);
        FeedChoice.Read("binance", null, _ => null).Catalog.Active.ShouldBeEmpty();
        FeedChoice.Read("none", null, _ => null).IsSimulated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("kraken", null, "the feeds are sim, none, binance")]
    [InlineData("", null, "the feeds are")]
    [InlineData("none,binance", null, "none is no feed beside others")]
    [InlineData("binance", "12", "only the simulator has these")]
    [InlineData("binance", "sim:AAPL", "only the simulator has these")]
    [InlineData("binance", "binance-usdm:BTCUSDT", "--feed does not name binance-usdm")]
    [InlineData("binance", "BTC/USD", "that is no symbol")]
    [InlineData("binance", "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567", "at most 32 characters")]
    [InlineData("binance", "binance:", "that is no symbol")]
    public void What_cannot_be_is_refused_with_the_reason(string feeds, string? symbols, string expected) =>
        Should.Throw<CommandException>(() => FeedChoice.Read(feeds, symbols, _ => null)).Message.ShouldContain(expected);

    [Fact]
    public void Products_that_venues_give_by_turns_are_taken_from_each_of_them_in_the_order_that_is_named()
    {
        var choice = FeedChoice.Read("binance,coinbase,weex", "ETH-USD", _ => null, "BTC-USD,SOL-USD=coinbase/binance");

        choice.Fallbacks.Select(fallback => $"{fallback.Id} {string.Join(' ', fallback.Sources)}").ShouldBe(
        [
            "fallback:BTC-USD binance:BTCUSDT coinbase:BTC-USD weex:BTCUSDT",
            "fallback:SOL-USD coinbase:SOL-USD binance:SOLUSDT",
        ]);
        choice.Venues.Select(venue => string.Join(' ', venue.Symbols)).ShouldBe(
            ["ETHUSDT BTCUSDT SOLUSDT", "ETH-USD BTC-USD SOL-USD", "ETHUSDT BTCUSDT"]);
    }

    [Fact]
    public void Products_that_a_venue_calls_the_same_are_refused() =>
        Should.Throw<CommandException>(() => FeedChoice.Read("binance,weex", null, _ => null, "BTC-USD,BTC-USDT"))
            .Message.ShouldBe("--fallback: BTC-USD and BTC-USDT would both be fed by binance:BTCUSDT; name one of them.");

    [Fact]
    public void A_product_whose_name_is_too_long_for_one_of_its_venues_is_refused() =>
        Should.Throw<CommandException>(() => FeedChoice.Read("coinbase,weex", null, _ => null, "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234-USD"))
            .Message.ShouldContain("no symbol of coinbase is called so");

    [Theory]
    [InlineData("BTC-USD", "it takes 2 to 8 venues")]
    [InlineData("BTC-USD=binance/weex", "--feed does not name weex")]
    [InlineData("BTCUSDT", "that is no product")]
    public void What_cannot_be_given_by_turns_is_refused_with_the_reason(string fallback, string expected) =>
        Should.Throw<CommandException>(() => FeedChoice.Read("binance", null, _ => null, fallback))
            .Message.ShouldContain(expected);

    [Fact]
    public void The_environment_goes_before_the_configuration_and_that_before_the_venues_own_address()
    {
        var venue = KnownVenues.Find("binance-usdm")!;
        ServiceConfiguration configuration = new()
        {
            Venues = new Dictionary<string, VenueConfiguration> { ["binance-usdm"] = new() { RestUrl = "https://proxy.test/f" } },
        };
        VenueRegistration.EndpointOf(venue, new ServiceConfiguration(), _ => null).ShouldBe(venue.Endpoint);
        var configured = VenueRegistration.EndpointOf(venue, configuration, _ => null);
        configured.RestUri("/fapi/v1/time").ShouldBe(new Uri("https://proxy.test/f/fapi/v1/time"));
        configured.Socket.ShouldBe(venue.Endpoint.Socket);
        var overridden = VenueRegistration.EndpointOf(
            venue, configuration, name => name == "AETHERION_BINANCE_USDM_URL" ? "http://127.0.0.1:9400/usdm" : null);
        overridden.RestUri("/fapi/v1/time").ShouldBe(new Uri("http://127.0.0.1:9400/usdm/fapi/v1/time"));
        overridden.SocketUri("/public/stream").ShouldBe(new Uri("ws://127.0.0.1:9400/usdm/public/stream"));
        Should.Throw<ConfigurationException>(() => VenueRegistration.EndpointOf(venue, configuration, _ => "ftp://x"))
            .Message.ShouldContain("AETHERION_BINANCE_USDM_URL");
    }

    private static string Symbols(string feeds, string? symbols, string? variable) => string.Join(
        "; ", FeedChoice.Read(feeds, symbols, name => name == FeedChoice.SymbolsVariable ? variable : null).Venues
            .Select(venue => $"{venue.Venue.Name}: {string.Join(' ', venue.Symbols)}"));
}
