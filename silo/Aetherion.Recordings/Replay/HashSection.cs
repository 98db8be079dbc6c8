namespace Aetherion.Recordings;

/// <summary>One kind of what was hashed: how many there were, and their SHA-256 in lower-case hexadecimal.</summary>
public readonly record struct HashSection(long Count, string Sha256);
