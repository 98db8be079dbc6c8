using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// A product that the venue halts after its rules were read: over real sockets to the venue emulator, what is sent all the same
/// is rejected in the venue's words, once and for good, and what rests can be cancelled.
/// </summary>
public sealed class HaltedProductTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("binance", "-1013", "Market is closed.")]
    [InlineData("binance-usdm", "-4141", "Symbol is closed.")]
    [InlineData("coinbase", "HTTP_400", "Trading is disabled")]
    [InlineData("coinbase-advanced", "ORDER_ENTRY_DISABLED", "")]
    [InlineData("weex", "-2010", "Symbol is not open for trading.")]
    [InlineData("weex-futures", "-2010", "Symbol is not open for trading.")]
    public async Task An_order_is_rejected_with_the_venues_reason_and_never_asked_for(string name, string code, string words)
    {
        using CancellationTokenSource patience = new(Patience);
        var venue = VenueCase.Of(name);
        FaultyVenue emulated = new(venue.Create(1, EmulatedOrders.Now()), 1);
        await using var host = await EmulatorHost.StartAsync(emulated, port: 0, TimeProvider.System, patience.Token);
        Uri address = new(host.Address, venue.Prefix);
        await using GatewayWorld world = new(address, name) { Secret = venue.Secret };
        InstrumentId instrument = new(name, venue.Symbol);
        var rules = (await world.Gateway.FindRulesAsync(instrument, patience.Token))!;
        rules.Permission.ShouldBe(TradingPermission.Trading);
        var resting = OrderLifeRules.Begin(await RestingAsync(host, venue, rules), EmulatedOrders.Now());
        resting = OrderLifeRules.Place(resting, await EmulatedOrders.SendAsync(world, resting, patience.Token), EmulatedOrders.Now());
        resting.Phase.ShouldBe(OrderPhase.Acknowledged, resting.ToString());

        await SetTradingAsync(host, venue.Symbol, "halted");
        var refused = await EmulatedOrders.PlaceAsync(world, venue.Symbol, 1, patience.Token);
        refused.Phase.ShouldBe(OrderPhase.Rejected, refused.ToString());
        refused.IsOver.ShouldBeTrue("nothing is left to decide");
        (refused.Code, refused.Text).ShouldBe((code, words));
        new OrderLifeRules(world.Gateway.FindRule(name)!).Ask(refused, EmulatedOrders.Now().AddHours(1)).ShouldBeNull();
        (await CheckAsync(instrument, address, refused.Order, patience.Token)).ShouldBe("NOT_TRADING", "who reads the rules now is told before sending");

        (await world.Gateway.CancelAsync(world.AccountHere, resting.Reference, patience.Token)).Kind.ShouldBe(ReplyKind.Done);
        (await ListedAsync(world, OrderQuestion.OpenOrders, resting, patience.Token)).ShouldBeEmpty("what rested is cancelled");

        await SetTradingAsync(host, venue.Symbol, "open");
        var bought = await EmulatedOrders.PlaceAsync(world, venue.Symbol, 2, patience.Token);
        bought.IsKnownToExist.ShouldBeTrue(bought.ToString());
        var listed = await ListedAsync(world, OrderQuestion.History, bought, patience.Token);
        listed.Where(order => order.ExecutedQuantity > 0).Select(order => order.ClientOrderId).ShouldBe([bought.Order.ClientOrderId]);
        listed.ShouldNotContain(order => order.ClientOrderId == refused.Order.ClientOrderId);
    }

    /// <summary>A purchase far enough below the market to rest, within what the venue lets prices be.</summary>
    private static async Task<VenueOrder> RestingAsync(EmulatorHost host, VenueCase venue, OrderRules rules)
    {
        using HttpClient http = new();
        var target = string.Format(CultureInfo.InvariantCulture, venue.BookTarget, venue.Symbol);
        using var book = JsonDocument.Parse(await http.GetStringAsync(new Uri(host.Address, target)));
        var price = rules.Price.RoundDown(VenueCase.Levels(book.RootElement, "bids").First().Price * 0.97m);
        return new VenueOrder(
            ClientOrderIds.Make("o-0", EmulatedOrders.Now()), venue.Symbol, Side.Buy, VenueOrderType.Limit, 0.01m, price);
    }

    private static async Task SetTradingAsync(EmulatorHost host, string symbol, string state)
    {
        using HttpClient http = new();
        using StringContent word = new(state);
        (await http.PutAsync(new Uri(host.Address, $"emulator/trading/{symbol}"), word)).EnsureSuccessStatusCode();
    }

    /// <summary>What the rules say that a gateway reads anew.</summary>
    private static async Task<string?> CheckAsync(
        InstrumentId instrument, Uri address, VenueOrder order, CancellationToken cancellationToken)
    {
        await using GatewayWorld world = new(address, instrument.Venue);
        var rules = await world.Gateway.FindRulesAsync(instrument, cancellationToken);
        return rules!.Fit(order, new RuleContext()).Refusal?.Rule;
    }

    private static async Task<IReadOnlyList<OrderReport>> ListedAsync(
        GatewayWorld world, OrderQuestion question, OrderLife life, CancellationToken cancellationToken)
    {
        var reply = await world.Gateway.AskAsync(world.AccountHere, question, life, cancellationToken);
        reply.Kind.ShouldBe(ReplyKind.Done, reply.ToString());
        return reply.Reports;
    }
}
