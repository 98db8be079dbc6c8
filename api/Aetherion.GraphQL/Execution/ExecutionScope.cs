using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Execution;

/// <summary>On whose behalf a request runs: its services, its user, and data for its resolvers.</summary>
public sealed record ExecutionScope(
    IServiceProvider Services,
    ClaimsPrincipal? User = null,
    IDictionary<string, object?>? ContextData = null)
{
    /// <summary>What the request may do.</summary>
    public RequestRules Rules { get; init; } = RequestRules.Default;

    /// <summary>
    /// The headers of the answer over HTTP, which can be changed until the operation runs; null on a socket.
    /// </summary>
    public IHeaderDictionary? ResponseHeaders { get; init; }

    /// <summary>
    /// Cancelled when the sign-in ends that the request came with: an event stream then ends with UNAUTHENTICATED. Sockets
    /// end by their session.
    /// </summary>
    public CancellationToken SignInEnded { get; init; }
}
