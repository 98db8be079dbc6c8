using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>A bot's order under way.</summary>
/// <param name="WorstPrice">What a purchase costs at most, in the quote currency.</param>
/// <param name="PreviousExposure">The exposure acted on before it.</param>
/// <param name="StopsAfter">Whether the bot stops once it is sold.</param>
public sealed record PendingOrder(Order Order, decimal WorstPrice, decimal PreviousExposure, bool StopsAfter)
{
    /// <summary>Whether the account is known to have reserved it.</summary>
    public bool IsReserved { get; init; }

    /// <summary>The grid of quantities at the venue it goes to; null when it is executed here.</summary>
    public decimal? VenueStep { get; init; }

    /// <summary>The id of the key that it is sent to the venue with; null where it is not known yet.</summary>
    public string? VenueKey { get; init; }

    /// <summary>Whether it goes to a venue, with the tenant's money.</summary>
    [JsonIgnore]
    public bool IsOnVenue => VenueStep is not null;
}
