namespace Aetherion.Model;

/// <summary>Something wrong with an audit log.</summary>
/// <param name="Sequence">Of the entry, or the first of several.</param>
/// <param name="LastSequence">The last of several; the same as <paramref name="Sequence"/> for one.</param>
/// <param name="Message">For people: which entry, and what is wrong with it.</param>
public sealed record AuditFinding(AuditFindingKind Kind, long Sequence, long LastSequence, string Message);
