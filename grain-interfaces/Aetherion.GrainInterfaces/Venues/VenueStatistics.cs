using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What a venue says of an instrument beside its book and trades, since this process takes it. Nothing is decided on it.</summary>
/// <param name="Ticker">Null until the venue has told it.</param>
/// <param name="Mark">Null until the venue has told it, and where nothing is marked.</param>
/// <param name="Liquidations">The last <see cref="LiquidationsMax"/>, newest first.</param>
public sealed record VenueStatistics(DailyTicker? Ticker, MarkPrice? Mark, ImmutableArray<Liquidation> Liquidations)
{
    /// <summary>The most liquidations of an instrument that are held.</summary>
    public const int LiquidationsMax = 100;

    public static VenueStatistics None { get; } = new(null, null, []);
}
