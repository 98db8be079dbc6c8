namespace Aetherion.Domain.Markets;

/// <summary>How a bar file is read.</summary>
public sealed record BarFileOptions
{
    /// <summary>
    /// Whether rows outside the market's sessions (extended hours, pre-open, days the calendar does not know) are
    /// passed over and counted. Otherwise they are an error, which tells a file of another market. Default false.
    /// </summary>
    public bool SkipsClosed { get; init; }

    /// <summary>
    /// Whether prices are rounded to the tick, half to even, as an instrument made from the file itself needs where
    /// prices carry the noise of floating point. Otherwise they must be multiples. Default false.
    /// </summary>
    public bool RoundsPrices { get; init; }

    /// <summary>Which instrument of a file with a column <c>symbol</c>; null for one that holds a single one.</summary>
    public string? Symbol { get; init; }
}
