namespace Aetherion.Silo.Venues;

/// <summary>Where a venue is reached. Paths of sessions are put behind these, so an emulator may have a prefix.</summary>
/// <param name="Rest">For requests: <c>https://api.binance.com</c>.</param>
/// <param name="Socket">For connections: <c>wss://stream.binance.com:9443</c>.</param>
public sealed record VenueEndpoint(Uri Rest, Uri Socket)
{
    /// <summary>One address for both, as an emulator has: <c>http://127.0.0.1:9400/spot</c>.</summary>
    public static VenueEndpoint Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var scheme = address.Scheme is "https" or "wss" ? "s" : "";
        return new VenueEndpoint(
            new UriBuilder(address) { Scheme = $"http{scheme}" }.Uri, new UriBuilder(address) { Scheme = $"ws{scheme}" }.Uri);
    }

    public Uri RestUri(string path) => Join(Rest, path);

    public Uri SocketUri(string path) => Join(Socket, path);

    private static Uri Join(Uri address, string path) => new(address.AbsoluteUri.TrimEnd('/') + path);
}
