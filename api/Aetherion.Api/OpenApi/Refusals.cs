namespace Aetherion.Api.OpenApi;

/// <summary>How an address may refuse beyond what every address may.</summary>
internal sealed record Refusals(params int[] Statuses);
