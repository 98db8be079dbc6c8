namespace Aetherion.Host.Composition;

/// <summary>Where one venue is reached, in place of its own addresses.</summary>
internal sealed record VenueConfiguration
{
    /// <summary>For requests: <c>https://api.binance.com</c>; null for the venue's own.</summary>
    public string? RestUrl { get; init; }

    /// <summary>For connections: <c>wss://stream.binance.com:9443</c>; null for the venue's own.</summary>
    public string? SocketUrl { get; init; }
}
