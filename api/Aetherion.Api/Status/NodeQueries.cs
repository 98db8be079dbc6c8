using Aetherion.Api.Access;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Status;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class NodeQueries
{
    [GraphQLDescription("Whatever the id stands for.")]
    public static async Task<INode?> GetNodeAsync(
        NodeReader nodes, IResolverContext context, [ID] string id, CancellationToken cancellationToken) =>
        await nodes.FindAsync(id, NodeLoaders.Of(context), cancellationToken) ?? throw ApiErrors.NotFound("node", id);

    [GraphQLDescription("The same for several ids, in their order; what is not there is null.")]
    [ListSize(SlicingArguments = ["ids"])]
    public static async Task<IReadOnlyList<INode?>> GetNodesAsync(
        NodeReader nodes, IResolverContext context, [ID] IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > NodeReader.IdsMax)
            throw ApiErrors.BadInput(nameof(ids), $"Ask for at most {NodeReader.IdsMax} ids at once, not {ids.Count}.");
        var loaders = NodeLoaders.Of(context);
        return await Task.WhenAll(ids.Select(id => nodes.FindAsync(id, loaders, cancellationToken)));
    }
}
