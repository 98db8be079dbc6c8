using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What is known of an order at a venue.</summary>
/// <param name="State">Pending or partly filled while it is under way; otherwise how it ended, or that nobody knows.</param>
/// <param name="IsOver">Whether it ended and every execution is known.</param>
/// <param name="Fills">What is to be booked; complete when it is over.</param>
/// <param name="Code">Why it ended otherwise than filled.</param>
/// <param name="Text">The same for people, or what to look for at the venue.</param>
public sealed record VenueOrderProgress(
    string OrderId, OrderState State, bool IsOver, ImmutableArray<Fill> Fills, string Code, string Text);
