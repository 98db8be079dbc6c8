using System.Collections.Immutable;

namespace Aetherion.Api.Bots;

internal sealed record BotPayload(BotType? Bot, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
