using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Access;

/// <summary>Which of the caller's bots could no longer trade what they hold, or be told what became of an order, without a key.</summary>
internal sealed class VenueKeyUses(ICallerContext caller, IClusterClient grains)
{
    public const string InUse = "VENUE_KEY_IN_USE";

    /// <summary>Bots that a refusal names.</summary>
    public const int NamesMax = 10;

    /// <summary>Null when the key may go.</summary>
    /// <param name="keys">All keys of the tenant.</param>
    public async Task<Refused?> CheckAsync(VenueKey key, ImmutableArray<VenueKey> keys)
    {
        var bots = await grains.GetTenant(caller.Tenant).ListBots();
        var others = keys.Where(other => other.Id != key.Id && other.Venue == key.Venue).ToList();
        var uses = await Task.WhenAll(bots.Select(bot => FindAsync(bot, key, others)));
        return uses.OfType<string>().ToList() is { Count: > 0 } found ? Refuse(key, found) : null;
    }

    private async Task<string?> FindAsync(TenantKey bot, VenueKey key, List<VenueKey> others)
    {
        var ties = await grains.GetBot(bot).GetKeyTies();
        if (ties.OfOrder == key.Id)
            return $"{bot.Name} (an order under way)";
        return ties.OfPosition is { } held && key.Serves(held) && !others.Exists(other => other.Serves(held))
            ? $"{bot.Name} (a position of key {held})"
            : null;
    }

    private static Refused Refuse(VenueKey key, List<string> uses)
    {
        var more = uses.Count > NamesMax ? $" and {uses.Count - NamesMax} more" : "";
        return new Refused(
            InUse,
            $"Nothing was deleted: bots trade by the key '{NodeIds.OfVenueKey(key.Id)}' at {key.Venue}: {string.Join(", ", uses.Take(NamesMax))}{more}. "
            + "Stop them with their positions sold (FLATTEN_POSITION) first, and settle an order whose outcome is unknown. Where the venue "
            + $"takes the key no longer, add another to the same account with 'replaces ID' in its name first, ID being the key of the position: it goes "
            + "over to that, orders under way do not.");
    }
}
