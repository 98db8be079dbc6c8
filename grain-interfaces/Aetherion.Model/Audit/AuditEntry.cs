namespace Aetherion.Model;

/// <summary>A record in its place in the chain of its tenant.</summary>
/// <param name="Sequence">Counts the tenant's entries from 1, without gaps.</param>
/// <param name="PreviousHash">Of the entry before; <see cref="AuditChain.Genesis"/> for the first.</param>
/// <param name="Hash">As <see cref="AuditChain.HashOf"/> makes it.</param>
public sealed record AuditEntry(AuditRecord Record, long Sequence, string PreviousHash, string Hash);
