namespace Aetherion.GraphQL.Types;

/// <summary>An item of a connection and the opaque cursor of its place.</summary>
public sealed class Edge<T>(T node, string cursor) : IEdge
{
    public T Node { get; } = node;

    public string Cursor { get; } = cursor;

    object? IEdge.Node => Node;
}
