using System.Text.Json;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Weex;
using Aetherion.VenueEmulator.Tests.Binance;
using Aetherion.VenueEmulator.Tests.Coinbase;
using Aetherion.VenueEmulator.Tests.Weex;

namespace Aetherion.VenueEmulator.Tests.Faults;

/// <summary>The fault of the name <c>userData</c> strikes what an account is told, whatever the venue calls its channels.</summary>
public class UserStreamFaultTests
{
    private static readonly DateTime Start = new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private static readonly FaultRule Drop = FaultText.Parse("drop:stream=userData,probability=1").Single();

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    [InlineData("coinbase-advanced")]
    [InlineData("weex")]
    [InlineData("weex-futures")]
    public void An_account_is_told_nothing_of_an_order_whose_user_data_is_dropped(string name)
    {
        FaultyVenue faulty = new(VenueOf(name), seed: 1);
        VirtualVenue venue = new(faulty, Start);
        venue.Pass(TimeSpan.FromSeconds(1));
        var (socket, buy) = Follow(venue, name);
        venue.TakeFrames();
        buy();
        Told().ShouldBeTrue("without a fault");

        var fault = faulty.Add(Drop, venue.Now);
        buy();
        Told().ShouldBeFalse();
        fault.Strikes.ShouldBePositive();

        bool Told() => venue.TakeFrames(socket).Any(frame => frame.ToString().Contains("order", StringComparison.OrdinalIgnoreCase)
            || frame.ToString().Contains("executionReport", StringComparison.Ordinal));
    }

    private static IEmulatedVenue VenueOf(string name) => name switch
    {
        "binance" => new BinanceVenue(new BinanceVenueOptions { SimulatedSymbols = ["BTCUSDT"], History = TimeSpan.Zero }, Start),
        "weex" or "weex-futures" => new WeexVenue(new WeexVenueOptions { Symbols = ["BTCUSDT"], History = TimeSpan.Zero }, Start),
        _ => new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = ["BTC-USD"], History = TimeSpan.Zero }, Start),
    };

    /// <summary>Opens the account's stream; the socket, and what buys a little.</summary>
    private static (int Socket, Action Buy) Follow(VirtualVenue venue, string name)
    {
        switch (name)
        {
            case "binance":
                var binance = BinanceClient.Spot(venue);
                return (binance.SubscribeToUserData(), () => binance.Ok("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));
            case "coinbase":
                ExchangeClient exchange = new(venue);
                return (exchange.Follow("BTC-USD"), () => exchange.Place(exchange.NextOid(), ("type", "market")).Status.ShouldBe(200));
            case "coinbase-advanced":
                AdvancedClient advanced = new(venue);
                var count = 0;
                return (advanced.Follow(), () => advanced.Place($"c-{++count}", """{"market_market_ioc":{"base_size":"0.01"}}""")
                    .GetProperty("success").GetBoolean().ShouldBeTrue());
            default:
                WeexClient weex = new(venue, isFutures: name == "weex-futures");
                var socket = weex.OpenPrivate();
                weex.Subscribe(socket, "order", "fill");
                return (socket, () => JsonDocument.Parse(weex.Place().Body).RootElement.TryGetProperty("code", out _).ShouldBeFalse());
        }
    }
}
