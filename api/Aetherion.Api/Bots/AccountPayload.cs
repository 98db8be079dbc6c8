using System.Collections.Immutable;

namespace Aetherion.Api.Bots;

internal sealed record AccountPayload(
    AccountType? Account, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
