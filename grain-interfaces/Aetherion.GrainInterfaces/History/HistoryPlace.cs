namespace Aetherion.GrainInterfaces;

/// <summary>A place in a list in the order of time, and of ids within an instant. It stays where it is when items come.</summary>
public readonly record struct HistoryPlace(DateTime Time, string Id);
