using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>An order by its venue's rules.</summary>
/// <param name="Quantity">Rounded down.</param>
/// <param name="Step">The grid it was rounded to, in the base currency.</param>
/// <param name="Refusal">Which rule would not have it, and what would pass; null when it would.</param>
public sealed record VenueOrderFit(Quantity Quantity, decimal Step, Refusal? Refusal)
{
    /// <summary>Whether it is refused because it is less than the venue takes: then a person may say what becomes of it.</summary>
    public bool IsTooSmall { get; init; }

    /// <summary>The id of the key that it is to be sent with; null where it is not to be.</summary>
    public string? Key { get; init; }
}
