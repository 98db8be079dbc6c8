using System.Collections.Immutable;
using Aetherion.Api.Bots;

namespace Aetherion.Api.Models;

internal sealed record TrainingPayload(
    TrainingJobType? Job, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
