using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A tenant whose bots are put into the cluster as they are made.</summary>
internal sealed class FakeTenantGrain(string tenant, FakeCluster cluster) : ITenantGrain
{
    private readonly List<TenantKey> _bots = [];

    public CreateBotRequest? LastRequest { get; private set; }

    /// <summary>Why no bot may be made; null while one may.</summary>
    public Refusal? Refusal { get; set; }

    public void Add(BotSnapshot bot)
    {
        _bots.Add(bot.Key);
        cluster.Put<IBotGrain>(bot.Key.ToString(), new FakeBotGrain(bot));
    }

    public Task<BotResult> CreateBot(CreateBotRequest request)
    {
        LastRequest = request;
        if (Refusal is not null)
            return Task.FromResult(new BotResult(null, Refusal));
        var key = new TenantKey(tenant, request.Id);
        if (_bots.Contains(key))
            return Task.FromResult(new BotResult(null, new Refusal("BOT_EXISTS", $"There is a bot {key} already.")));
        var bot = TestData.Bot(key) with { Configuration = request.Configuration };
        Add(bot);
        return Task.FromResult(new BotResult(bot, null));
    }

    public Task<ImmutableArray<TenantKey>> ListBots() => Task.FromResult<ImmutableArray<TenantKey>>([.. _bots]);

    public Task<int> CountSymbols() => Task.FromResult(_bots.Count == 0 ? 0 : 1);

    public async Task<ImmutableArray<TenantKey>> ListAccounts()
    {
        var bots = await Task.WhenAll(_bots.Select(bot => cluster.GetGrain<IBotGrain>(bot.ToString()).GetSnapshot()));
        return [.. bots.Select(bot => bot!.Configuration.Account).Distinct()];
    }

    public async Task<BotResult> DeleteBot(TenantKey bot, long? expectedVersion, string? requestId)
    {
        if (await cluster.GetGrain<IBotGrain>(bot.ToString()).GetSnapshot() is not { } snapshot)
            return new BotResult(null, new Refusal("BOT_NOT_FOUND", "There is no such bot."));
        if (expectedVersion is not null && expectedVersion != snapshot.Version)
            return new BotResult(snapshot, new Refusal("VERSION_CONFLICT", "It has changed."));
        if (snapshot.Position.Quantity.Lots != 0)
            return new BotResult(
                snapshot, new Refusal("POSITION_OPEN", "The bot has a position: stop it with FLATTEN_POSITION."));
        _bots.Remove(bot);
        cluster.Put<IBotGrain>(bot.ToString(), new FakeBotGrain(null));
        return new BotResult(null, null);
    }
}
