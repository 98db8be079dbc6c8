namespace Aetherion.GrainInterfaces;

/// <summary>Which items of a list in the order of (time, id) are read.</summary>
/// <param name="Above">Only items later than that place; null for no bound.</param>
/// <param name="Below">Only items earlier than that place; null for no bound.</param>
/// <param name="NewestFirst">Whether the newest are read, newest first, or the oldest, oldest first.</param>
public sealed record HistoryPage(HistoryPlace? Above, HistoryPlace? Below, int Limit, bool NewestFirst);
