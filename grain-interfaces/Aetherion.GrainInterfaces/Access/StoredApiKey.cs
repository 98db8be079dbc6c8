using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>A key with what its secret is compared to.</summary>
/// <param name="SecretHash">SHA-256 of the secret's text.</param>
public sealed record StoredApiKey(ApiKey Key, ImmutableArray<byte> SecretHash);
