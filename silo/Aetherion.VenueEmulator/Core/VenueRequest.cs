namespace Aetherion.VenueEmulator.Core;

/// <summary>An HTTP request as the venue sees it, or the one that asks for a socket.</summary>
/// <param name="Path">Decoded, without the query.</param>
/// <param name="Query">As it was sent, without the question mark: signatures are over these very bytes.</param>
/// <param name="Address">Whose rate limits it counts against.</param>
public sealed record VenueRequest(
    string Method,
    string Path,
    string Query,
    ReadOnlyMemory<byte> Body,
    IReadOnlyDictionary<string, string> Headers,
    string Address = "127.0.0.1")
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>A header, or an empty text.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";

    /// <summary>A request without a body and without headers.</summary>
    public static VenueRequest Get(string path, string query = "") => new("GET", path, query, default, NoHeaders);
}
