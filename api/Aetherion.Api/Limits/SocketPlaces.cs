using System.Net;

namespace Aetherion.Api.Limits;

/// <summary>
/// Counts the open GraphQL sockets: of all, of each address until they have signed in, and of each tenant from then on.
/// The tables hold no more than there are sockets.
/// </summary>
internal sealed class SocketPlaces(SocketLimitOptions options, AddressLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _addresses = [];
    private readonly Dictionary<string, int> _tenants = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Takes a place for a socket of who has not signed in; null when there is none.</summary>
    public SocketPlace? TryTake(IPAddress? address, out bool isFull)
    {
        var network = limits.IsExempt(address) ? null : AddressLimits.NetworkOf(address!);
        lock (_lock)
        {
            isFull = _count >= options.SocketsMax;
            if (isFull || (network is not null && !TryAdd(_addresses, network, options.AnonymousOfAddressMax)))
                return null;
            _count++;
            return new SocketPlace(this, network);
        }
    }

    /// <summary>Counts a socket as the tenant's from now on, unless that is one too many.</summary>
    public bool TrySignIn(SocketPlace place, string tenant, int subscriptions)
    {
        lock (_lock)
        {
            if (!TryAdd(_tenants, tenant, LimitOf(subscriptions)))
                return false;
            if (place.Network is { } network)
                Remove(_addresses, network);
            place.Tenant = tenant;
            return true;
        }
    }

    public int LimitOf(int subscriptions) =>
        (int)Math.Min(int.MaxValue, (long)subscriptions + options.IdleOfTenantMax);

    public void Leave(SocketPlace place)
    {
        lock (_lock)
        {
            _count--;
            if (place.Tenant is { } tenant)
                Remove(_tenants, tenant);
            else if (place.Network is { } network)
                Remove(_addresses, network);
        }
    }

    private static bool TryAdd<TKey>(Dictionary<TKey, int> counts, TKey key, int limit)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key);
        if (count >= limit)
            return false;
        counts[key] = count + 1;
        return true;
    }

    private static void Remove<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
    {
        if (--counts[key] == 0)
            counts.Remove(key);
    }
}
