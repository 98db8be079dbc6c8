using System.Text;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Domain.Venues.Weex;
using Aetherion.Model;
using Aetherion.Silo.Venues;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>Every request of an order protocol and every answer to it, over HTTP, against emulated venues that check signatures.</summary>
public sealed class EmulatedProtocolTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _lastOrder;

    [Theory]
    [InlineData("coinbase")]
    [InlineData("coinbase-advanced")]
    [InlineData("weex")]
    [InlineData("weex-futures")]
    public async Task Orders_are_placed_asked_for_cancelled_executed_and_refused(string name)
    {
        using CancellationTokenSource patience = new(Patience);
        var venue = VenueCase.Of(name);
        await using var host = await EmulatorHost.StartAsync(
            new FaultyVenue(venue.Create(1, Now()), 1), port: 0, TimeProvider.System, patience.Token);
        var endpoint = VenueEndpoint.Of(new Uri(host.Address, venue.Prefix));
        var protocol = ProtocolOf(name, host.Address.Authority);
        VenueCredentials credentials = new(venue.Secret.ApiKey, venue.Secret.ApiSecret, venue.Secret.Passphrase);
        using HttpClient http = new();

        var clock = protocol.ReadClock((await SendAsync(protocol.Clock())).Body).ShouldNotBeNull();
        (TimeProvider.System.GetUtcNow() - clock).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(20));
        protocol.TryReadRules((await SendAsync(protocol.Rules(venue.Symbol))).Body, out var book).ShouldBeTrue();
        book.TryGet(venue.Symbol, out var rules).ShouldBeTrue();
        rules.Permission.ShouldBe(TradingPermission.Trading);
        (await SendAsync(protocol.Account())).Status.ShouldBe(200);

        var resting = Order(VenueOrderType.PostOnly, 0.1m, 1000m);
        var placed = protocol.ReadPlaced(resting, await SendAsync(protocol.Place(resting)));
        placed.Kind.ShouldBe(ReplyKind.Done, placed.Text);
        OrderReference reference = new(venue.Symbol, resting.ClientOrderId, placed.Reports.Single().VenueOrderId);
        foreach (var asked in new[] { reference, reference with { VenueOrderId = "" } })
        {
            var found = protocol.ReadQueried(asked, await SendAsync(protocol.Query(asked))).Reports.Single();
            (found.ClientOrderId, found.VenueOrderId, found.Status, found.Side)
                .ShouldBe((resting.ClientOrderId, reference.VenueOrderId, VenueOrderStatus.New, Side.Buy));
        }
        protocol.ReadOrders(await SendAsync(protocol.OpenOrders(venue.Symbol))).Reports.Single().ClientOrderId.ShouldBe(resting.ClientOrderId);
        protocol.ReadCancelled(reference, await SendAsync(protocol.Cancel(reference))).Kind.ShouldBe(ReplyKind.Done);
        protocol.ReadOrders(await SendAsync(protocol.OpenOrders(venue.Symbol))).Reports.ShouldBeEmpty();
        var gone = protocol.ReadQueried(reference, await SendAsync(protocol.Query(reference)));
        if (protocol.NonExecution.ForgetsUnfilled)
            gone.Kind.ShouldBe(ReplyKind.NotFound);
        else
            gone.Reports.Single().Status.ShouldBe(VenueOrderStatus.Cancelled);
        protocol.ReadCancelled(reference, await SendAsync(protocol.Cancel(reference))).Kind
            .ShouldBeOneOf(ReplyKind.NotFound, ReplyKind.Refused);

        var market = Order(VenueOrderType.Market, 0.01m);
        var executed = protocol.ReadPlaced(market, await SendAsync(protocol.Place(market))).Reports.Single();
        reference = new OrderReference(venue.Symbol, market.ClientOrderId, executed.VenueOrderId);
        var filled = protocol.ReadQueried(reference, await SendAsync(protocol.Query(reference))).Reports.Single();
        (filled.Status, filled.ExecutedQuantity).ShouldBe((VenueOrderStatus.Filled, market.Quantity));
        var fills = protocol.ReadTrades(await SendAsync(protocol.Trades(reference))).Reports.Single().Fills;
        fills.Sum(fill => fill.Quantity).ShouldBe(market.Quantity);
        fills.ShouldAllBe(fill => fill.Price > 0 && fill.Commission > 0);
        protocol.ReadOrders(await SendAsync(protocol.History(venue.Symbol, TimeProvider.System.GetUtcNow().AddMinutes(-1)))).Reports
            .ShouldContain(report => report.ClientOrderId == market.ClientOrderId);

        if (protocol is WeexOrders { Venue: "weex-futures" } futures)
            await ShouldCloseAsync(futures);

        var dear = Order(VenueOrderType.Limit, 90_000m, 1000m);
        protocol.ReadPlaced(dear, await SendAsync(protocol.Place(dear))).Kind.ShouldBe(ReplyKind.Refused, "there is no such money");
        var taking = Order(VenueOrderType.PostOnly, 0.1m, 1_000_000m);
        var refusal = protocol.ReadPlaced(taking, await SendAsync(protocol.Place(taking)));
        (refusal.Kind == ReplyKind.Refused || refusal.Reports.Single().Status == VenueOrderStatus.Rejected).ShouldBeTrue("it would take");
        OrderReference unknown = new(venue.Symbol, ClientOrderIds.Make("nobody's", Now()));
        protocol.ReadQueried(unknown, await SendAsync(protocol.Query(unknown))).Kind.ShouldBe(ReplyKind.NotFound);
        credentials = credentials with { Key = "nobody's" };
        protocol.ReadPlaced(market, await SendAsync(protocol.Place(Order(VenueOrderType.Market, 0.01m)))).Kind.ShouldBe(ReplyKind.Refused);
        protocol.Unknown.Counts.ShouldBeEmpty();

        VenueOrder Order(VenueOrderType type, decimal quantity, decimal? price = null) =>
            new(ClientOrderIds.Make($"o-{++_lastOrder}", Now()), venue.Symbol, Side.Buy, type, quantity, price);

        // A sale closes what the purchase opened, and opens no short position.
        async Task ShouldCloseAsync(WeexOrders futures)
        {
            WeexDecoder decoder = new();
            VenueMessage message = new();
            var asked = futures.Positions().ShouldNotBeNull();
            futures.ReadPositions(await SendAsync(asked)).Positions.ShouldHaveSingleItem().Quantity.ShouldBe(market.Quantity);
            decoder.Decode((await SendAsync(asked)).Body.Span, message).ShouldBe(DecodeStatus.Decoded);
            var position = message.Positions.Items.ToArray().ShouldHaveSingleItem();
            (position.Side, position.Quantity.ToDecimal()).ShouldBe((Side.Buy, market.Quantity));
            decoder.Counters.UnknownFields.ShouldBeEmpty();
            var sale = Order(VenueOrderType.Market, market.Quantity) with { Side = Side.Sell };
            futures.ReadPlaced(sale, await SendAsync(futures.Place(sale))).Kind.ShouldBe(ReplyKind.Done);
            decoder.Decode((await SendAsync(asked)).Body.Span, message).ShouldBe(DecodeStatus.Ignored, "the list is empty");
        }

        async Task<VenueAnswer> SendAsync(VenueRequest request)
        {
            var signed = protocol.Sign(request, credentials, new SigningMoment(TimeProvider.System.GetUtcNow(), Guid.NewGuid().ToString("N")));
            using HttpRequestMessage message = new(HttpMethod.Parse(signed.Method), endpoint.RestUri(signed.PathAndQuery));
            if (signed.Body.Length > 0)
                message.Content = new StringContent(signed.Body, Encoding.UTF8, signed.ContentType);
            foreach (var (header, value) in signed.Headers)
                message.Headers.TryAddWithoutValidation(header, value);
            using var response = await http.SendAsync(message, patience.Token);
            return new VenueAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(patience.Token));
        }
    }

    private static IOrderProtocol ProtocolOf(string name, string host) => name switch
    {
        "coinbase" => new CoinbaseExchangeOrders(),
        "coinbase-advanced" => new CoinbaseOrders(host),
        _ => new WeexOrders(isFutures: name == "weex-futures"),
    };

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}
