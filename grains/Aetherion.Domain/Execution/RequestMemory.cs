using System.Collections.Immutable;

namespace Aetherion.Domain.Execution;

/// <summary>
/// The ids of the requests that were carried out last, oldest first, stored together with what they changed: a request
/// that comes again after a crash is known by its id.
/// </summary>
public static class RequestMemory
{
    /// <summary>How many are remembered; the oldest goes first.</summary>
    public const int RequestsMax = 64;

    public static bool Knows(ImmutableArray<string> requests, string? id) => id is not null && requests.Contains(id);

    /// <summary>Adds a request; one without an id is not remembered.</summary>
    public static ImmutableArray<string> Remember(ImmutableArray<string> requests, string? id)
    {
        if (id is null || requests.Contains(id))
            return requests;
        return requests.Length < RequestsMax ? requests.Add(id) : [.. requests[^(RequestsMax - 1)..], id];
    }
}
