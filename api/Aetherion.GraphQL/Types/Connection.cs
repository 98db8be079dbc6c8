namespace Aetherion.GraphQL.Types;

/// <summary>One page of a list, as the Relay specification of cursor connections has it.</summary>
public sealed class Connection<T> : IConnection
{
    private readonly Func<T, string>? _cursor;
    private IReadOnlyList<T>? _nodes;
    private IReadOnlyList<Edge<T>>? _edges;

    public Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int? totalCount = null)
    {
        _edges = edges;
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    /// <summary>A page whose edges, with the cursors of all nodes, are made only when they are asked for.</summary>
    public Connection(IReadOnlyList<T> nodes, Func<T, string> cursor, PageInfo pageInfo, int? totalCount = null)
    {
        _nodes = nodes;
        _cursor = cursor;
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    public IReadOnlyList<Edge<T>> Edges =>
        _edges ??= [.. _nodes!.Select(node => new Edge<T>(node, _cursor!(node)))];

    public IReadOnlyList<T> Nodes => _nodes ??= [.. _edges!.Select(edge => edge.Node)];

    public PageInfo PageInfo { get; }

    public int? TotalCount { get; }

    System.Collections.IEnumerable IConnection.Edges => Edges;

    System.Collections.IEnumerable IConnection.Nodes => Nodes;
}
