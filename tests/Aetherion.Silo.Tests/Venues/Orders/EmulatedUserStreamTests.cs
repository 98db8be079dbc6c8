using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>The user streams of Coinbase and WEEX over real sockets: signed subscriptions, and news of orders.</summary>
public sealed class EmulatedUserStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("coinbase")]
    [InlineData("coinbase-advanced")]
    [InlineData("weex")]
    [InlineData("weex-futures")]
    public async Task What_becomes_of_an_order_is_told_without_asking(string name)
    {
        using CancellationTokenSource patience = new(Patience);
        var venue = VenueCase.Of(name);
        await using var host = await EmulatorHost.StartAsync(
            new FaultyVenue(venue.Create(1, Now()), 1), port: 0, TimeProvider.System, patience.Token);
        await using GatewayWorld world = new(new Uri(host.Address, venue.Prefix), name) { Secret = venue.Secret };

        // Orders from before the stream is open are told of by nobody, so there are more until one is.
        for (var i = 0; ; i++)
        {
            VenueOrder order = new(ClientOrderIds.Make($"o-{i}", Now()), venue.Symbol, Side.Buy, VenueOrderType.Market, 0.01m);
            var reply = await world.Gateway.PlaceAsync(world.AccountHere, order, Now().AddSeconds(5), patience.Token);
            reply.Kind.ShouldBe(ReplyKind.Done, reply.Text);
            OrderReference reference = new(venue.Symbol, order.ClientOrderId, reply.Reports.Single().VenueOrderId);
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, patience.Token);
            var told = world.Gateway.TakeNews(world.AccountHere, reference);
            if (told.IsEmpty)
                continue;
            // WEEX tells the executions of an order apart, without its status.
            var last = told.Last(report => report.Status != VenueOrderStatus.Unrecognized);
            (last.Status, last.ExecutedQuantity).ShouldBe((VenueOrderStatus.Filled, order.Quantity));
            told.ShouldAllBe(report => report.VenueOrderId == reference.VenueOrderId);
            world.ShouldKnowEverything();
            return;
        }
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}
