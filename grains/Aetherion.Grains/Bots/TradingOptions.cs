using Aetherion.Domain.Execution;
using Aetherion.Domain.Risk;

namespace Aetherion.Grains.Bots;

/// <summary>How bots trade on this service.</summary>
public sealed class TradingOptions
{
    /// <summary>The limits of each order.</summary>
    public RiskLimits Limits { get; set; } = new();

    /// <summary>What trading on paper costs.</summary>
    public TradingCosts Costs { get; set; } = new();

    /// <summary>How many bots a tenant may have.</summary>
    public int BotsMax { get; set; } = 200;

    /// <summary>How many levels of the book a live order may walk.</summary>
    public int BookDepth { get; set; } = 50;

    /// <summary>How often an order under way at a venue is looked at; the venue is asked more rarely.</summary>
    public TimeSpan VenueLookInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often is looked whether a venue contradicts the end of an order that it did not tell of itself.</summary>
    public TimeSpan VenueWatchInterval { get; set; } = TimeSpan.FromSeconds(30);
}
