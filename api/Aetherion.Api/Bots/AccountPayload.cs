using System.Collections.Immutable;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The account after the mutation, or why nothing was changed.")]
internal sealed record AccountPayload(
    [property: GraphQLDescription("As it stands now; null when there is none of the id.")]
    AccountType? Account,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
