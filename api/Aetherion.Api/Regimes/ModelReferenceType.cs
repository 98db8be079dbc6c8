using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Regimes;

[GraphQLName("ModelReference")]
[GraphQLDescription("The model that decided.")]
internal sealed record ModelReferenceType(
    [property: GraphQLDescription("The version, as in the ids of models.")]
    string Version)
{
    [ID]
    [GraphQLDescription("The id of the model's node, where it is registered.")]
    public string Id => NodeIds.OfModel(Version);
}
