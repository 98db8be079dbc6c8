namespace Aetherion.Domain.Venues.Orders;

/// <summary>A request before it is signed; it holds no secret.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">From the first slash, without the query.</param>
/// <param name="Query">Percent-encoded, without the question mark; empty for none.</param>
/// <param name="Body">The text of the body; empty for none.</param>
/// <param name="Weight">What it costs of the address's budget.</param>
/// <param name="OrderCount">How many orders it adds to the account's count.</param>
public sealed record VenueRequest(
    string Method,
    string Path,
    string Query,
    string Body,
    RequestSecurity Security,
    int Weight,
    int OrderCount = 0)
{
    /// <summary>As it goes over the wire.</summary>
    public string PathAndQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>Parameters as a query.</summary>
    internal static string QueryOf(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
}
