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
            "cursor",
            registry.Scalar("String").AsNonNull(),
            new DelegateResolver<IEdge>(item => item.Cursor),
            description: "Opaque: what after and before take; it holds while items are added."));
        edge.SetField(new FieldDefinition(
            "node", node, new DelegateResolver<IEdge>(item => item.Node), description: "The item.")
        {
            ExplicitWeight = 0,
        });

        var connection = new ObjectType($"{name}Connection", "A page of a list.");
        connection.SetField(new FieldDefinition(
            "edges",
            edge.AsNonNull().AsList().AsNonNull(),
            new DelegateResolver<IConnection>(page => page.Edges),
            description: "The items of the page, each with its cursor."));
        connection.SetField(new FieldDefinition(
            "nodes",
            node.AsList().AsNonNull(),
            new DelegateResolver<IConnection>(page => page.Nodes),
            description: "The items of the page without their cursors."));
        connection.SetField(new FieldDefinition(
            "pageInfo",
            pageInfo.AsNonNull(),
            new DelegateResolver<IConnection>(page => page.PageInfo),
            description: "What lies before and after the page."));
        if (withTotalCount)
        {
            connection.SetField(new FieldDefinition(
                "totalCount",
                registry.Scalar("Int"),
                new DelegateResolver<IConnection>(page => page.TotalCount),
                description: "The items of all pages; null where they are not counted."));
        }

        return connection;
    }
}
