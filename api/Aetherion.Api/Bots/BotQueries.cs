using Aetherion.Api.Access;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class BotQueries
{
    [GraphQLDescription("The tenant's bots, oldest first.")]
    [UsePaging]
    public static Task<Connection<BotType>> GetBotsAsync(BotReader bots, PagingArguments paging) =>
        bots.ReadPageAsync(paging);

    [GraphQLDescription("The bot of an id such as local/my-bot.")]
    public static async Task<BotType?> GetBotAsync(BotReader bots, [ID] string id) =>
        await bots.FindAsync(id) ?? throw ApiErrors.NotFound("bot", id);

    public static async Task<AccountType?> GetAccountAsync(BotReader bots, [ID] string id) =>
        await bots.FindAccountAsync(id) ?? throw ApiErrors.NotFound("account", id);
}
