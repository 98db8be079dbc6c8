namespace Aetherion.Api.History;

/// <summary>Which items of a list by time are read; an empty range needs no read.</summary>
/// <param name="NewestFirst">Whether the newest are read, newest first, or the oldest, oldest first.</param>
internal readonly record struct TimePage(TimeRange Range, int Limit, bool NewestFirst);
