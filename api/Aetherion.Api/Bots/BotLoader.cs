using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Bots of the caller by their key, each grain asked once in a request.</summary>
internal sealed class BotLoader(BotReader bots) : BatchDataLoader<TenantKey, BotType>
{
    /// <summary>The bot; null when it is not there, or not the caller's.</summary>
    public Task<BotType?> FindAsync(TenantKey key) => LoadAsync(key);

    protected override async Task<IReadOnlyDictionary<TenantKey, BotType>> LoadBatchAsync(
        IReadOnlyList<TenantKey> keys, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(keys.Select(key => bots.FindAsync(key.ToString())));
        return found.OfType<BotType>().ToDictionary(bot => bot.Key);
    }
}
