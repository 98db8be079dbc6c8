using System.Text;
using System.Text.Json;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// What a client asks: a document in UTF-8, which of its operations, and the values of its variables.
/// </summary>
public sealed record GraphQLRequest(ReadOnlyMemory<byte> Document)
{
    public GraphQLRequest(string document)
        : this(Encoding.UTF8.GetBytes(document))
    {
    }

    public string? OperationName { get; init; }

    /// <summary>A JSON object, or undefined.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object, or undefined.</summary>
    public JsonElement Extensions { get; init; }
}
