using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

internal sealed record DeleteVenueKeyInput([ID] string Id, string? ClientMutationId = null);
