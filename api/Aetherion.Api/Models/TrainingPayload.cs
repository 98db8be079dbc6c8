using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("The training after the mutation, or why nothing was changed.")]
internal sealed record TrainingPayload(
    [property: GraphQLDescription("The training that is meant; null when none was queued or found.")]
    TrainingJobType? Job,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
