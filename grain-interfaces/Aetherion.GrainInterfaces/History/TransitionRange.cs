using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Transitions of a key with close time in [From, To), at most Limit, from the newest or the oldest on.</summary>
public sealed record TransitionRange(RegimeKey Key, DateTime? From, DateTime? To, int Limit, bool NewestFirst);
