using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

internal sealed record RevokeApiKeyInput([ID] string Id, string? ClientMutationId = null);
