using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>Sends orders to the emulator and finds out what became of them, as the service does it.</summary>
internal static class EmulatedOrders
{
    /// <summary>The emulator carries out at once what it carries out, so what is proved in half a minute takes a second here.</summary>
    private static readonly NonExecutionRule Quick = new(
        CanProve: true, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(40));

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static OrderLife Begin(string symbol, int number) => OrderLifeRules.Begin(
        new VenueOrder(ClientOrderIds.Make($"o-{number}", Now()), symbol, Side.Buy, VenueOrderType.Market, 0.01m), Now());

    public static Task<OrderReply> SendAsync(GatewayWorld world, OrderLife life, CancellationToken cancellationToken) =>
        world.Gateway.PlaceAsync(world.AccountHere, life.Order, life.SentTime + OrderLifeRules.SendWithin, cancellationToken);

    public static async Task<OrderLife> PlaceAsync(
        GatewayWorld world, string symbol, int number, CancellationToken cancellationToken)
    {
        var life = Begin(symbol, number);
        return OrderLifeRules.Place(life, await SendAsync(world, life, cancellationToken), Now());
    }

    /// <summary>
    /// Asks until the end is known. The clock of the rules goes on to each next question at once, since what the emulator carries out
    /// it has carried out by the time that it answers or cuts the connection; gateway and emulator keep their own clock.
    /// </summary>
    public static async Task<OrderLife> ResolveAsync(GatewayWorld world, OrderLife life, CancellationToken cancellationToken)
    {
        OrderLifeRules rules = new(Quick);
        var now = Now();
        while (!life.IsOver)
        {
            now = life.NextQuestionTime > now ? life.NextQuestionTime : now;
            foreach (var report in world.Gateway.TakeNews(world.AccountHere, life.Reference))
                life = OrderLifeRules.Observe(life, report, now);
            if (rules.Ask(life, now) is { } question)
            {
                var reply = await world.Gateway.AskAsync(world.AccountHere, question, life, cancellationToken);
                life = rules.Answer(life, question, reply, now, now);
            }
            // A gateway that is to keep still says so without asking the venue: it is left the time for that.
            await Task.Delay(Pause, cancellationToken);
        }
        return life;
    }

    /// <summary>Each order is at the venue once, or was refused; what it executed is known.</summary>
    public static async Task ShouldAgreeAsync(
        GatewayWorld world, OrderLife[] lives, string what, CancellationToken cancellationToken)
    {
        var known = await HistoryAsync(world, lives[0], cancellationToken);
        known.Select(o => o.ClientOrderId).ShouldBeUnique(what);
        known.Select(o => o.ClientOrderId).Except(lives.Select(life => life.Order.ClientOrderId)).ShouldBeEmpty(what);
        foreach (var life in lives)
        {
            var order = known.SingleOrDefault(o => o.ClientOrderId == life.Order.ClientOrderId);
            (order is null).ShouldBe(life.Phase == OrderPhase.Rejected, $"{what}: {life}");
            life.FilledQuantity.ShouldBe(order?.ExecutedQuantity ?? 0, $"{what}: {life}");
        }
    }

    public static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;

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
}
