using Aetherion.GraphQL.Execution.Costs;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// What one request may do. Interceptors set it by what they know of the caller; what is null is as the server's
/// <see cref="Types.GraphQLOptions"/> say.
/// </summary>
public sealed record RequestRules
{
    public static readonly RequestRules Default = new();

    /// <summary>Whether __schema and __type may be queried.</summary>
    public bool? EnableIntrospection { get; init; }

    /// <summary>Whether errors say what the client may have meant, which tells of the schema too.</summary>
    public bool? EnableSuggestions { get; init; }

    public double? MaxFieldCost { get; init; }

    public double? MaxTypeCost { get; init; }

    /// <summary>Whether any document is taken where the server otherwise takes trusted ones only.</summary>
    public bool AllowAdHocDocuments { get; init; }

    /// <summary>Set by transports from what the client asks.</summary>
    public CostMode CostMode { get; init; }
}
