using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Regimes;

[GraphQLName("ModelReference")]
internal sealed record ModelReferenceType(string Version);
