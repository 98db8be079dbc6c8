using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[UnionType(typeof(InvalidInput), typeof(Refused), Name = "MutationError")]
internal interface IMutationError;
