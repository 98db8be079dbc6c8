using System.Net;

namespace Aetherion.Api.Limits;

/// <summary>What an open GraphQL socket is counted as.</summary>
internal sealed class SocketPlace(SocketPlaces places, IPAddress? network) : IDisposable
{
    /// <summary>Null where addresses are not counted.</summary>
    public IPAddress? Network { get; } = network;

    /// <summary>Null until it has signed in; changed by its places only.</summary>
    public string? Tenant { get; set; }

    /// <summary>Whether it is the socket that leaves it, and not the request that opened the socket.</summary>
    public bool IsKept { get; set; }

    public void Dispose() => places.Leave(this);
}
