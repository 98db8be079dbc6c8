using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A transition by its key and its number there.</summary>
public readonly record struct TransitionId(RegimeKey Key, long Number);
