using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>The bars of one instrument of a file, with what was found in it.</summary>
/// <param name="Name">Of the file, with the symbol where it holds several.</param>
/// <param name="MarketReason">Why its market is taken to be that of the instrument.</param>
internal sealed record BarSeries(
    string Name, Instrument Instrument, string MarketReason, ImmutableArray<Candle> Bars)
{
    public long GapCount { get; init; }

    public long MissingCount { get; init; }

    public long FlatCount { get; init; }

    public long ClosedCount { get; init; }
}
