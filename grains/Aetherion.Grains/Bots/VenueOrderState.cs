using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Bots;

/// <summary>What survives of a bot's order at a venue.</summary>
public sealed record VenueOrderState
{
    /// <summary>What was asked for last; null before the first order.</summary>
    public VenueOrderRequest? Request { get; init; }

    /// <summary>The account it went to.</summary>
    public VenueAccount? Account { get; init; }

    /// <summary>Null when it was not sent.</summary>
    public OrderLife? Life { get; init; }

    /// <summary>Why it was not sent; null when it was.</summary>
    public Refusal? NotSent { get; init; }

    /// <summary>When it ended; null before, and where it was not sent.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>Whether the venue contradicted its end.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>Orders before it that the venue may still contradict, the oldest first; bounded.</summary>
    public ImmutableArray<WatchedOrder> Watched { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the venue contradicted and nobody was told of yet.</summary>
    public VenueContradiction? Contradiction { get; init; }
}
