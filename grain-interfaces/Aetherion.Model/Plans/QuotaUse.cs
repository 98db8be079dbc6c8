namespace Aetherion.Model;

/// <summary>How much of a quota is used.</summary>
/// <param name="ResetsTime">When all of it is free again if nothing more is used, UTC; null for what does not come
/// back by itself.</param>
public sealed record QuotaUse(QuotaKind Kind, long Limit, long Used, DateTime? ResetsTime);
