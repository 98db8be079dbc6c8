namespace Aetherion.Api.Rest;

/// <summary>A market with the health of its symbols' data.</summary>
/// <param name="Status">OPEN, CLOSED, or UNKNOWN before the first data of any of its symbols.</param>
/// <param name="Feed">The worst state among its symbols that are not closed; null without symbols.</param>
internal sealed record MarketStatus(
    string Market,
    string Status,
    string? Feed,
    DateTime? LastEventTime,
    int SymbolCount,
    int LiveCount,
    int StaleCount,
    long EventCount,
    long DuplicateCount,
    long LateCount,
    long GapCount);
