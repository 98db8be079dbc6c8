using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>An order for a venue.</summary>
/// <param name="OrderId">Ours; the venue is given another, made from it.</param>
/// <param name="DecidedPrice">What it was decided at, in the quote currency.</param>
/// <param name="WorstPrice">A purchase costs at most this; null for sales, which take what they get.</param>
/// <param name="DecidedTime">When it was decided.</param>
/// <param name="Step">The grid of quantities that <see cref="IVenueOrderGrain.Fit"/> told; 0 before.</param>
public sealed record VenueOrderRequest(
    string OrderId,
    SymbolKey Symbol,
    Side Side,
    Quantity Quantity,
    decimal DecidedPrice,
    decimal? WorstPrice,
    DateTime DecidedTime,
    decimal Step)
{
    /// <summary>Whether the bot holds a position before the order, which ties it to the key that was used last.</summary>
    public bool IsHolding { get; init; }

    /// <summary>Whether a person, who wants the position sold, says what becomes of it where the venue takes no order that small.</summary>
    public bool AsksPerson { get; init; }

    /// <summary>The id of the key that <see cref="IVenueOrderGrain.Fit"/> told; null before.</summary>
    public string? Key { get; init; }
}
