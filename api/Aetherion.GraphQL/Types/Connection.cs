namespace Aetherion.GraphQL.Types;

/// <summary>One page of a list, as the Relay specification of cursor connections has it.</summary>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int? totalCount = null)
    : IConnection
{
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    public PageInfo PageInfo { get; } = pageInfo;

    public int? TotalCount { get; } = totalCount;

    System.Collections.IEnumerable IConnection.Edges => Edges;

    System.Collections.IEnumerable IConnection.Nodes => Edges.Select(edge => edge.Node);
}
