using System.Collections.Immutable;
using System.Net;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>A key as it was last read, and when it was last used.</summary>
internal sealed class KnownApiKey(StoredApiKey stored, long readTimestamp)
{
    private readonly ImmutableArray<IPNetwork> _networks = [.. stored.Key.Addresses.Select(IPNetwork.Parse)];

    public StoredApiKey Stored { get; } = stored;

    /// <summary>On the clock's own scale.</summary>
    public long ReadTimestamp { get; } = readTimestamp;

    /// <summary>The caller who has signed in with it, but for address and request.</summary>
    public Caller Caller { get; } = new(stored.Key.Tenant, Actors.OfKey(stored.Key.Id), stored.Key.Role, stored.Key.Scopes)
    {
        KeyId = stored.Key.Id,
        ExpiresTime = stored.Key.ExpiresTime,
    };

    public bool IsRevoked => Stored.Key.RevokedTime is not null;

    public bool MayComeFrom(IPAddress? address) =>
        _networks.IsEmpty || (address is not null && _networks.Any(network => network.Contains(address)));

    public bool IsExpired(DateTime now) => Stored.Key.ExpiresTime <= now;
}
