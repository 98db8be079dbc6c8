using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Orders and fills in memory, read as the port says; a fill belongs to the bot of its order.</summary>
internal sealed class FakeTradingHistory(FakeJournal journal) : ITradingHistory
{
    public Task<ImmutableArray<Order>> ReadOrdersAsync(
        string tenant, OrderFilter filter, HistoryPage page, CancellationToken cancellationToken) =>
        Task.FromResult(Orders(tenant, filter, page, _ => true));

    public Task<ILookup<TenantKey, Order>> ReadOrdersAsync(
        string tenant,
        ImmutableArray<string> bots,
        OrderFilter filter,
        HistoryPage page,
        CancellationToken cancellationToken) => Task.FromResult(bots
        .SelectMany(bot => Orders(tenant, filter, page, key => key.Name == bot)).ToLookup(order => order.Bot));

    public Task<ImmutableArray<BotFill>> ReadFillsAsync(
        string tenant, FillFilter filter, HistoryPage page, CancellationToken cancellationToken) =>
        Task.FromResult(Fills(tenant, filter, page, _ => true));

    public Task<ILookup<TenantKey, BotFill>> ReadFillsAsync(
        string tenant,
        ImmutableArray<string> bots,
        FillFilter filter,
        HistoryPage page,
        CancellationToken cancellationToken) => Task.FromResult(bots
        .SelectMany(bot => Fills(tenant, filter, page, key => key.Name == bot)).ToLookup(fill => fill.Bot));

    public Task<ImmutableArray<Order>> FindOrdersAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Order>>(
            [.. journal.Orders.Where(order => order.Bot.Tenant == tenant && ids.Contains(order.Id))]);

    public Task<ImmutableArray<BotFill>> FindFillsAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<BotFill>>(
            [.. All().Where(fill => fill.Bot.Tenant == tenant && ids.Contains(fill.Fill.Id))]);

    public Task<ILookup<string, BotFill>> ReadFillsOfOrdersAsync(
        string tenant, ImmutableArray<string> orderIds, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(orderIds
            .SelectMany(id => All().Where(fill => fill.Bot.Tenant == tenant && fill.Fill.OrderId == id).Take(limit))
            .ToLookup(fill => fill.Fill.OrderId));

    public Task<ILookup<TenantKey, BotEvent>> ReadEventsAsync(
        string tenant,
        ImmutableArray<string> bots,
        EventFilter<BotEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken) => Task.FromResult(bots
        .SelectMany(bot => page.Of(
            journal.Events.Where(entry => entry.Bot == new TenantKey(tenant, bot)
                && filter.Allows(entry.Kind, entry.Time)),
            entry => entry.Sequence))
        .ToLookup(entry => entry.Bot));

    private IEnumerable<BotFill> All() => journal.Fills.Select(fill => new BotFill(
        journal.Orders.First(order => order.Id == fill.OrderId).Bot, fill));

    private ImmutableArray<Order> Orders(
        string tenant, OrderFilter filter, HistoryPage page, Predicate<TenantKey> isWanted) => page.Of(
        journal.Orders.Where(order => order.Bot.Tenant == tenant && isWanted(order.Bot)
            && (filter.Instrument is null || order.Symbol.Instrument == filter.Instrument)
            && (filter.Side is null || order.Side == filter.Side)
            && (filter.States.IsEmpty || filter.States.Contains(order.State))
            && (filter.From is null || order.CreatedTime >= filter.From)
            && (filter.To is null || order.CreatedTime < filter.To)),
        order => new HistoryPlace(order.CreatedTime, order.Id));

    private ImmutableArray<BotFill> Fills(
        string tenant, FillFilter filter, HistoryPage page, Predicate<TenantKey> isWanted) => page.Of(
        All().Where(fill => fill.Bot.Tenant == tenant && isWanted(fill.Bot)
            && (filter.Instrument is null || fill.Fill.Symbol.Instrument == filter.Instrument)
            && (filter.Side is null || fill.Fill.Side == filter.Side)
            && (filter.From is null || fill.Fill.Time >= filter.From)
            && (filter.To is null || fill.Fill.Time < filter.To)),
        fill => new HistoryPlace(fill.Fill.Time, fill.Fill.Id));
}
