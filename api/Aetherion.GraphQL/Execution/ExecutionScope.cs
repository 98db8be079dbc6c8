using System.Security.Claims;

namespace Aetherion.GraphQL.Execution;

/// <summary>On whose behalf a request runs: its services, its user, and data for its resolvers.</summary>
public sealed record ExecutionScope(
    IServiceProvider Services,
    ClaimsPrincipal? User = null,
    IDictionary<string, object?>? ContextData = null);
