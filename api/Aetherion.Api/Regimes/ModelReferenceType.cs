using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Regimes;

[GraphQLName("ModelReference")]
internal sealed record ModelReferenceType(string Version)
{
    [ID]
    [GraphQLDescription("The id of the model's node, where it is registered.")]
    public string Id => NodeIds.OfModel(Version);
}
