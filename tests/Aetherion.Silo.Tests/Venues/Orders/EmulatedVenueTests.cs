using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>
/// Orders over real sockets to the venue emulator, while it carries orders out that it answers with an error, refuses
/// others with the same words, and cuts connections: none is placed twice, none is lost, every doubt ends.
/// </summary>
public sealed class EmulatedVenueTests
{
    private const int OrderCount = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    /// <summary>The emulator carries out at once what it carries out, so what is proved in half a minute takes a second here.</summary>
    private static readonly NonExecutionRule Quick = new(
        CanProve: true, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(40));

    public static MatrixTheoryData<string, string> Schedules => new(
        ["binance", "coinbase", "coinbase-advanced"],
        [
            "error-executed:probability=0.5",
            "error-not-executed:probability=0.5",
            "error-executed:probability=0.3;error-not-executed:probability=0.3;drop:stream=rest,probability=0.1",
        ]);

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task No_order_is_placed_twice_and_none_is_lost(string name, string faults)
    {
        using CancellationTokenSource patience = new(Patience);
        var venue = VenueCase.Of(name);
        await using var host = await StartAsync(venue, faults, patience.Token);
        await using GatewayWorld world = new(new Uri(host.Address, venue.Prefix), name) { Secret = venue.Secret };
        List<OrderLife> placed = [];
        for (var i = 0; i < OrderCount; i++)
            placed.Add(await PlaceAsync(world, venue.Symbol, i, patience.Token));
        placed.ShouldContain(life => life.Phase == OrderPhase.Unknown, "faults were struck");
        var lives = await Task.WhenAll(placed.Select(life => ResolveAsync(world, life, patience.Token)));
        lives.ShouldAllBe(life => life.IsOver);
        var known = await HistoryAsync(world, lives[0], patience.Token);
        known.Select(o => o.ClientOrderId).ShouldBeUnique("no order is placed twice");
        foreach (var life in lives)
        {
            var order = known.SingleOrDefault(o => o.ClientOrderId == life.Order.ClientOrderId);
            (order is null).ShouldBe(life.Phase == OrderPhase.Rejected, $"{life}");
            life.FilledQuantity.ShouldBe(order?.ExecutedQuantity ?? 0);
        }
        known.ShouldContain(order => order.ExecutedQuantity > 0);
    }

    private static async Task<OrderLife> PlaceAsync(
        GatewayWorld world, string symbol, int number, CancellationToken cancellationToken)
    {
        VenueOrder order = new(
            ClientOrderIds.Make($"o-{number}", Now()), symbol, Side.Buy, VenueOrderType.Market, 0.01m);
        var life = OrderLifeRules.Begin(order, Now());
        var reply = await world.Gateway.PlaceAsync(
            world.AccountHere, order, life.SentTime + OrderLifeRules.SendWithin, cancellationToken);
        return OrderLifeRules.Place(life, reply, Now());
    }

    private static async Task<OrderLife> ResolveAsync(
        GatewayWorld world, OrderLife life, CancellationToken cancellationToken)
    {
        OrderLifeRules rules = new(Quick);
        while (!life.IsOver)
        {
            foreach (var report in world.Gateway.TakeNews(world.AccountHere, life.Reference))
                life = OrderLifeRules.Observe(life, report, Now());
            if (rules.Ask(life, Now()) is { } question)
            {
                var asked = Now();
                var reply = await world.Gateway.AskAsync(world.AccountHere, question, life, cancellationToken);
                life = rules.Answer(life, question, reply, asked, Now());
            }
            // The rules say when to ask next; nothing else happens meanwhile.
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
        return life;
    }

    private static async Task<IReadOnlyList<OrderReport>> HistoryAsync(
        GatewayWorld world, OrderLife first, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await world.Gateway.AskAsync(world.AccountHere, OrderQuestion.History, first, cancellationToken);
            if (reply.Kind == ReplyKind.Done)
                return reply.Reports;
        }
    }

    private static Task<EmulatorHost> StartAsync(VenueCase venue, string faults, CancellationToken cancellationToken)
    {
        FaultyVenue faulty = new(venue.Create(1, Now()), 1);
        foreach (var rule in FaultText.Parse(faults))
            faulty.Add(rule, Now());
        return EmulatorHost.StartAsync(faulty, port: 0, TimeProvider.System, cancellationToken);
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}
