namespace Aetherion.GrainInterfaces;

/// <summary>How much of a venue's budget is used.</summary>
/// <param name="Used">The weight used in the window.</param>
/// <param name="BlockedUntil">Until when the venue takes nothing; null when it takes what it is asked.</param>
public sealed record VenueBudget(int Limit, TimeSpan Window, int Used, DateTime? BlockedUntil);
