using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The answer to a reservation.</summary>
/// <param name="Denial">Why the order may not be sent; null when it may.</param>
/// <param name="SettledFills">The fills of an order that was settled before; empty otherwise.</param>
public sealed record ReservationResult(Refusal? Denial, bool IsSettled, ImmutableArray<Fill> SettledFills);
