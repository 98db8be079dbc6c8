using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("The model after the mutation, or why nothing was changed.")]
internal sealed record ModelPayload(
    [property: GraphQLDescription("The model that is meant; null when there is none.")]
    ModelType? Model,
    [property: GraphQLDescription("What was written into the journal of models; null when nothing was.")]
    ModelEventType? Event,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
