using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>How a symbol that several venues feed by turns is doing.</summary>
/// <param name="Reason">Why it is not live; that of the venue in charge, unless another takes over.</param>
/// <param name="Since">When the state or its reason began.</param>
/// <param name="LastSwitch">Which venue is in charge, since when and why; null before the first.</param>
/// <param name="ResyncCount">How often its book began anew, by a switch or by what happened at the venue.</param>
public sealed record FallbackStatus(
    FeedState State, FeedReason Reason, DateTime Since, FeedSwitch? LastSwitch, long ResyncCount);
