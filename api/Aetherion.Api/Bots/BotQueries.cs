using Aetherion.Api.Access;
using Aetherion.Api.History;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class BotQueries
{
    [GraphQLDescription("The tenant's bots, oldest first.")]
    [UsePaging]
    public static Task<Connection<BotType>> GetBotsAsync(
        BotReader bots, PagingArguments paging, BotFilterInput? where = null) => bots.ReadPageAsync(where, paging);

    [GraphQLDescription("The bot of an id such as local/my-bot.")]
    public static async Task<BotType?> GetBotAsync(BotReader bots, [ID] string id) =>
        await bots.FindAsync(id) ?? throw ApiErrors.NotFound("bot", id);

    [GraphQLDescription("The account of an id.")]
    public static async Task<AccountType?> GetAccountAsync(BotReader bots, [ID] string id) =>
        await bots.FindAccountAsync(id) ?? throw ApiErrors.NotFound("account", id);

    [GraphQLDescription("The accounts that were opened for bots, oldest first; those of deleted bots as well.")]
    [UsePaging]
    public static Task<Connection<AccountType>> GetAccountsAsync(BotReader bots, PagingArguments paging) =>
        bots.ReadAccountsAsync(paging);

    [GraphQLDescription("What the tenant's bots hold, in the order of the bots; bots that hold nothing are left out.")]
    [UsePaging]
    public static Task<Connection<PositionType>> GetPositionsAsync(
        BotReader bots,
        PagingArguments paging,
        [GraphQLDescription("Of which bots.")] BotFilterInput? where = null) => bots.ReadPositionsAsync(where, paging);

    [GraphQLDescription("Orders of all the tenant's bots in their latest state, deleted bots included.")]
    [UsePaging]
    public static Task<Connection<BotOrderType>> GetOrdersAsync(
        TradePager pager,
        PagingArguments paging,
        OrderFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default) => pager.ReadOrdersAsync(where, orderBy, paging, cancellationToken);

    [GraphQLDescription("Executions of all the tenant's bots, deleted bots included.")]
    [UsePaging]
    public static Task<Connection<BotFillType>> GetFillsAsync(
        TradePager pager,
        PagingArguments paging,
        FillFilterInput? where = null,
        HistoryOrder orderBy = HistoryOrder.NewestFirst,
        CancellationToken cancellationToken = default) => pager.ReadFillsAsync(where, orderBy, paging, cancellationToken);
}
