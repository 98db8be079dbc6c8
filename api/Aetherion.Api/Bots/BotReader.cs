using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Bots;

/// <summary>Reads the caller's bots and accounts; what belongs to another tenant is not there.</summary>
internal sealed class BotReader(ICallerContext caller, IClusterClient grains, IInstrumentCatalog catalog)
{
    private const string CursorKind = "bot";

    public async Task<Connection<BotType>> ReadPageAsync(PagingArguments paging)
    {
        var keys = await grains.GetTenant(caller.Tenant).ListBots();
        var places = keys.Select(key => new BotPlace(key)).ToImmutableArray();
        var page = ListPage.Make(places, place => place.Key.ToString(), CursorKind, paging);
        var bots = await Task.WhenAll(page.Edges.Select(edge => FindAsync(edge.Node.Key)));

        // One that was deleted since the list was made is left out.
        var edges = page.Edges.Zip(bots)
            .Where(pair => pair.Second is not null)
            .Select(pair => new Edge<BotType>(pair.Second!, pair.First.Cursor));
        return new Connection<BotType>([.. edges], page.PageInfo, keys.Length);
    }

    public async Task<BotType?> FindAsync(string id) => TryParseOwn(id, out var key) ? await FindAsync(key) : null;

    public async Task<BotType?> FindAsync(TenantKey key) =>
        await grains.GetBot(key).GetSnapshot() is { } bot ? ToType(bot) : null;

    public async Task<AccountType?> FindAccountAsync(string id) =>
        TryParseOwnAccount(id, out var key) && await grains.GetAccount(key).GetSnapshot() is { } account
            ? new AccountType(account)
            : null;

    public BotType ToType(BotSnapshot bot) => new(catalog.Require(bot.Configuration.Symbol.Instrument), bot);

    /// <summary>Whether the id is a bot's of this tenant, there or not.</summary>
    public bool TryParseOwn(string id, out TenantKey key) =>
        TenantKey.TryParse(id, null, out key) && key.Tenant == caller.Tenant;

    /// <summary>
    /// Whether the id is an account's of this tenant, there or not; plain <c>tenant/name</c> is taken too.
    /// </summary>
    public bool TryParseOwnAccount(string id, out TenantKey key) =>
        (NodeIds.TryParseAccount(id, out key) || TenantKey.TryParse(id, null, out key)) && key.Tenant == caller.Tenant;

    /// <summary>Whether the id has the form of an account's, whosever it is.</summary>
    public static bool IsAccountId(string id) =>
        NodeIds.TryParseAccount(id, out _) || TenantKey.TryParse(id, null, out _);

    private sealed record BotPlace(TenantKey Key);
}
