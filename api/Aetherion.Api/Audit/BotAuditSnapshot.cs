using Aetherion.Api.Bots;
using Orleans;

namespace Aetherion.Api.Audit;

/// <summary>Bots and accounts of the caller.</summary>
internal sealed class BotAuditSnapshot(BotReader bots, IClusterClient grains) : IAuditSnapshot
{
    public async Task<object?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (bots.TryParseOwn(subject, out var bot) && await grains.GetBot(bot).GetSnapshot() is { } found)
            return found;
        return bots.TryParseOwnAccount(subject, out var account)
            ? await grains.GetAccount(account).GetSnapshot()
            : null;
    }
}
