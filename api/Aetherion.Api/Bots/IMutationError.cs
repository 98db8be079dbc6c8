using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[UnionType(typeof(InvalidInput), typeof(Refused), Name = "MutationError")]
[GraphQLDescription("Why a mutation changed nothing.")]
internal interface IMutationError;
