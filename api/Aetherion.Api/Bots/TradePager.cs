using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Pages of the caller's orders and fills, of all bots or of one.</summary>
internal sealed class TradePager(ICallerContext caller, ITradingHistory history, IInstrumentCatalog catalog)
{
    private const string OrderKind = "order";
    private const string FillKind = "fill";

    public async Task<Connection<BotOrderType>> ReadOrdersAsync(
        OrderFilterInput? where, HistoryOrder order, PagingArguments paging, CancellationToken cancellationToken)
    {
        var page = HistoryPaging.Read(OrderKind, paging, order);
        var filter = OrderFilterInput.Read(where);
        return ToConnection(await history.ReadOrdersAsync(caller.Tenant, filter, page, cancellationToken), paging);
    }

    public async Task<Connection<BotOrderType>> ReadOrdersAsync(
        BotOrderPageLoader orders, TenantKey bot, OrderFilterInput? where, HistoryOrder order, PagingArguments paging)
    {
        var page = HistoryPaging.Read(OrderKind, paging, order);
        var key = new BotPage<OrderFilter, HistoryPage>(bot, OrderFilterInput.Read(where), page);
        return ToConnection(await orders.LoadAsync(key), paging);
    }

    public async Task<Connection<BotFillType>> ReadFillsAsync(
        FillFilterInput? where, HistoryOrder order, PagingArguments paging, CancellationToken cancellationToken)
    {
        var page = HistoryPaging.Read(FillKind, paging, order);
        var filter = FillFilterInput.Read(where);
        return ToConnection(await history.ReadFillsAsync(caller.Tenant, filter, page, cancellationToken), paging);
    }

    public async Task<Connection<BotFillType>> ReadFillsAsync(
        BotFillPageLoader fills, TenantKey bot, FillFilterInput? where, HistoryOrder order, PagingArguments paging)
    {
        var page = HistoryPaging.Read(FillKind, paging, order);
        var key = new BotPage<FillFilter, HistoryPage>(bot, FillFilterInput.Read(where), page);
        return ToConnection(await fills.LoadAsync(key), paging);
    }

    private Connection<BotOrderType> ToConnection(ImmutableArray<Order> found, PagingArguments paging) =>
        HistoryPaging.Make(
            [.. found.Select(order => BotOrderType.Of(catalog, order))],
            OrderKind,
            node => new HistoryPlace(node.Order.CreatedTime, node.Order.Id),
            paging);

    private Connection<BotFillType> ToConnection(ImmutableArray<BotFill> found, PagingArguments paging) =>
        HistoryPaging.Make(
            [.. found.Select(fill => BotFillType.Of(catalog, fill))],
            FillKind,
            node => new HistoryPlace(node.Fill.Time, node.Fill.Id),
            paging);
}
