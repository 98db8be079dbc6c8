using System.Collections.Immutable;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>A request as it goes over the wire, byte for byte what was signed. It must not be logged or recorded.</summary>
/// <param name="PathAndQuery">With the question mark where there is a query.</param>
/// <param name="Body">Empty for none.</param>
/// <param name="ContentType">Empty without a body.</param>
public sealed record SignedRequest(
    string Method,
    string PathAndQuery,
    string Body,
    string ContentType,
    ImmutableArray<KeyValuePair<string, string>> Headers)
{
    /// <summary>A request that needs no signature.</summary>
    public static SignedRequest Plain(VenueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new SignedRequest(request.Method, request.PathAndQuery, request.Body, "", []);
    }

    /// <summary>Method and path alone: the query holds a signature.</summary>
    public override string ToString() => $"{Method} {PathAndQuery.Split('?')[0]}";
}
