using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Reads what bots of a tenant did; each call is one statement, however many bots or ids it asks for.</summary>
public interface ITradingHistory
{
    /// <summary>Orders of all live bots of a tenant in their latest state, by the time of their creation.</summary>
    Task<ImmutableArray<Order>> ReadOrdersAsync(
        string tenant, OrderFilter filter, HistoryPage page, CancellationToken cancellationToken);

    /// <summary>The same page of each of the bots, which are a tenant's.</summary>
    Task<ILookup<TenantKey, Order>> ReadOrdersAsync(
        string tenant,
        ImmutableArray<string> bots,
        OrderFilter filter,
        HistoryPage page,
        CancellationToken cancellationToken);

    /// <summary>Fills of all live bots of a tenant.</summary>
    Task<ImmutableArray<BotFill>> ReadFillsAsync(
        string tenant, FillFilter filter, HistoryPage page, CancellationToken cancellationToken);

    /// <summary>The same page of each of the bots, which are a tenant's.</summary>
    Task<ILookup<TenantKey, BotFill>> ReadFillsAsync(
        string tenant,
        ImmutableArray<string> bots,
        FillFilter filter,
        HistoryPage page,
        CancellationToken cancellationToken);

    /// <summary>The orders of these ids; those that are not there are left out.</summary>
    Task<ImmutableArray<Order>> FindOrdersAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken);

    /// <summary>The fills of these ids; those that are not there are left out.</summary>
    Task<ImmutableArray<BotFill>> FindFillsAsync(
        string tenant, ImmutableArray<string> ids, CancellationToken cancellationToken);

    /// <summary>The fills of each of the orders, oldest first, at most limit of each.</summary>
    Task<ILookup<string, BotFill>> ReadFillsOfOrdersAsync(
        string tenant, ImmutableArray<string> orderIds, int limit, CancellationToken cancellationToken);

    /// <summary>The same page of each of the bots, which are a tenant's, by the numbers of the events.</summary>
    Task<ILookup<TenantKey, BotEvent>> ReadEventsAsync(
        string tenant,
        ImmutableArray<string> bots,
        EventFilter<BotEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken);
}
