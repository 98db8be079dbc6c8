namespace Aetherion.Api.Models;

/// <summary>What the changes of who is in charge are asked with alike.</summary>
/// <param name="Id">Of a model that must be there; null for none.</param>
internal sealed record ModelRequest(string? Id, string? Reason, string? IdempotencyKey, string? ClientMutationId);
