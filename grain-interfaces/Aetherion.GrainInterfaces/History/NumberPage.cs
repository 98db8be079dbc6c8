namespace Aetherion.GrainInterfaces;

/// <summary>Which items of a numbered list are read.</summary>
/// <param name="Above">Only items with a larger number; null for no bound.</param>
/// <param name="Below">Only items with a smaller number; null for no bound.</param>
/// <param name="NewestFirst">Whether the newest are read, newest first, or the oldest, oldest first.</param>
public sealed record NumberPage(long? Above, long? Below, int Limit, bool NewestFirst);
