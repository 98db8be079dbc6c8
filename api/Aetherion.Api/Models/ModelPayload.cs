using System.Collections.Immutable;
using Aetherion.Api.Bots;

namespace Aetherion.Api.Models;

internal sealed record ModelPayload(
    ModelType? Model, ModelEventType? Event, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
