namespace Aetherion.Api.Access;

internal sealed record RewrapVenueKeysInput(string? ClientMutationId = null);
