namespace Aetherion.GrainInterfaces;

/// <summary>A classifier that makes forecasts of a symbol.</summary>
/// <param name="Since">The bar after which it began to: forecasts up to it are of the past, and not scored.</param>
public sealed record ClassifierInUse(string Version, long Since);
