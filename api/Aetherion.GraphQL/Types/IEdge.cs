namespace Aetherion.GraphQL.Types;

internal interface IEdge
{
    object? Node { get; }

    string Cursor { get; }
}
