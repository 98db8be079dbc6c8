namespace Aetherion.GraphQL.Types;

internal interface IConnection
{
    System.Collections.IEnumerable Edges { get; }

    System.Collections.IEnumerable Nodes { get; }

    PageInfo PageInfo { get; }

    int? TotalCount { get; }
}
