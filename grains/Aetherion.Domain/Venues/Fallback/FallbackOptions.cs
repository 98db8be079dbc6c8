namespace Aetherion.Domain.Venues.Fallback;

/// <summary>The bounds of symbols that several venues feed by turns.</summary>
public sealed record FallbackOptions
{
    /// <summary>The most venues of a symbol.</summary>
    public const int SourcesMax = 8;

    /// <summary>The venue in charge may be without live data for so long before another takes over.</summary>
    public TimeSpan SwitchAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A preferred venue has to be live for so long before it takes over from one that is live as well.</summary>
    public TimeSpan ReturnAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A venue of which nothing comes for so long is not live, whatever it said last.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The rules of all venues are awaited for so long after those of the first, since tick and step must suit them all.
    /// </summary>
    public TimeSpan ListAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bars of a venue's past that wait for the first choice.</summary>
    public int HeldBarsMax { get; init; } = 100_000;

    /// <summary>The most trades of a venue that wait for the first choice.</summary>
    public int HeldTradesMax { get; init; } = 100_000;
}
