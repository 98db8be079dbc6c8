namespace Aetherion.Model;

/// <summary>
/// The latest entry of a chain: whoever knows it can tell whether the chain was shortened or rewritten.
/// </summary>
/// <param name="Time">When it was seen, UTC.</param>
public sealed record AuditHead(string Tenant, long Sequence, string Hash, DateTime Time);
