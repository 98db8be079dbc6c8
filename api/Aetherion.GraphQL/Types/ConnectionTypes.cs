using Aetherion.GraphQL.Types.Resolvers;

namespace Aetherion.GraphQL.Types;

/// <summary>The connection and edge types of a node type.</summary>
internal static class ConnectionTypes
{
    public static ObjectType Create(TypeRegistry registry, GraphQLType node, NamedType pageInfo, bool withTotalCount)
    {
        var name = node.Named.Name;
        // An edge is never without its node, which counts.
        var edge = registry.Add(
            new ObjectType($"{name}Edge", "An item and the cursor of its place.") { ExplicitWeight = 0 });
        edge.SetField(new FieldDefinition(
            "cursor", registry.Scalar("String").AsNonNull(), new DelegateResolver<IEdge>(item => item.Cursor)));
        edge.SetField(new FieldDefinition("node", node, new DelegateResolver<IEdge>(item => item.Node))
        {
            ExplicitWeight = 0,
        });

        var connection = new ObjectType($"{name}Connection", "A page of a list.");
        connection.SetField(new FieldDefinition(
            "edges", edge.AsNonNull().AsList().AsNonNull(), new DelegateResolver<IConnection>(page => page.Edges)));
        connection.SetField(new FieldDefinition(
            "nodes", node.AsList().AsNonNull(), new DelegateResolver<IConnection>(page => page.Nodes)));
        connection.SetField(new FieldDefinition(
            "pageInfo", pageInfo.AsNonNull(), new DelegateResolver<IConnection>(page => page.PageInfo)));
        if (withTotalCount)
        {
            connection.SetField(new FieldDefinition(
                "totalCount", registry.Scalar("Int"), new DelegateResolver<IConnection>(page => page.TotalCount)));
        }

        return connection;
    }
}
