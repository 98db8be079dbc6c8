using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// Asks venues what a tenant's accounts hold, with each of the tenant's keys: bots may be tied to any of them. Readers of the same account
/// share an answer for a moment, so that looking often takes nothing from the budget that orders need.
/// </summary>
public sealed class VenueAccounts(IOrderGateway gateway, OrderGatewayOptions options, TimeProvider time) : IVenueAccounts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<VenueAccount, (DateTime Time, Task<VenueAccountStatus> Status)> _readings = [];

    private readonly ImmutableArray<string> _venues =
    [
        .. options.Venues.Where(venue => venue.Protocol.Positions() is not null).Select(venue => venue.Name).Order(StringComparer.Ordinal),
    ];

    public async Task<ImmutableArray<VenueAccountStatus>> ReadAsync(
        string tenant, string? venue, CancellationToken cancellationToken)
    {
        var statuses = ImmutableArray.CreateBuilder<VenueAccountStatus>();
        foreach (var name in _venues.Where(name => venue is null || name == venue))
        {
            foreach (var account in await gateway.ListAccountsAsync(tenant, name, cancellationToken))
                statuses.Add(await Read(account).WaitAsync(cancellationToken));
        }
        return statuses.ToImmutable();
    }

    private Task<VenueAccountStatus> Read(VenueAccount account)
    {
        var now = time.GetUtcNow().UtcDateTime;
        lock (_lock)
        {
            if (_readings.TryGetValue(account, out var known) && now - known.Time < options.PositionsLifetime)
                return known.Status;
            if (_readings.Count >= options.PositionsMax)
                _readings.Clear();
            var status = AskAsync(account, now);
            _readings[account] = (now, status);
            return status;
        }
    }

    /// <summary>It goes on when the one who asked first leaves: others may be waiting for it.</summary>
    private async Task<VenueAccountStatus> AskAsync(VenueAccount account, DateTime now)
    {
        var reply = await gateway.AskPositionsAsync(account, CancellationToken.None);
        return new VenueAccountStatus(account.Venue, account.KeyId, now, reply.Positions, reply.Problem);
    }
}
