namespace Aetherion.Domain.Execution;

/// <summary>Somebody has asked that a bot trade live, and it waits for confirmation.</summary>
/// <param name="ChallengeHash">SHA-256, in hexadecimal digits, of what who confirms has to know.</param>
/// <param name="Person">Who asked; null when it is not known who is behind the request.</param>
/// <param name="ExpiresTime">Later, it has to be asked again.</param>
public sealed record LiveRequest(string ChallengeHash, string? Person, DateTime ExpiresTime);
