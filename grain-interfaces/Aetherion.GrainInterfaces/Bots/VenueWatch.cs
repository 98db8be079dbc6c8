namespace Aetherion.GrainInterfaces;

/// <summary>What is known of orders that ended without the venue's word.</summary>
/// <param name="IsWatching">Whether there are any that the venue may still contradict.</param>
/// <param name="Contradiction">What nobody was told of yet; null without any.</param>
public sealed record VenueWatch(bool IsWatching, VenueContradiction? Contradiction);
