using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Types.Resolvers;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>A field of a selection: what to resolve, with what arguments, and what of its value to take.</summary>
internal sealed class FieldPlan(
    int id,
    string responseKey,
    byte[] encodedKey,
    FieldDefinition definition,
    FieldNode[] nodes,
    ArgumentPlan arguments,
    SubSelection? subSelection)
{
    /// <summary>A number of its own within the operation.</summary>
    public int Id { get; } = id;

    public string ResponseKey { get; } = responseKey;

    /// <summary>The key as JSON, with its quotes and colon.</summary>
    public byte[] EncodedKey { get; } = encodedKey;

    public FieldDefinition Definition { get; } = definition;

    public FieldResolver Resolver { get; } = definition.Resolver;

    public GraphQLType Type { get; } = definition.Type;

    /// <summary>The nodes that were merged into this field.</summary>
    public FieldNode[] Nodes { get; } = nodes;

    public ArgumentPlan Arguments { get; } = arguments;

    public SubSelection? SubSelection { get; } = subSelection;

    /// <summary>Writes the field without the resolver, where it is a property of a scalar type; null elsewhere.</summary>
    public LeafWriter? Leaf { get; } = LeafWriter.For(definition.Resolver, definition.Type);

    /// <summary>Whether there is anything to await in the field or below it.</summary>
    public bool HasAsync { get; } = definition.Resolver.IsAsync || subSelection?.MayHaveAsync == true;
}
