using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Where a market's frames come from: a recording or the simulator.</summary>
internal interface IMarketSource
{
    BinanceMarketKind Market { get; }

    /// <summary>The symbols with the books they start from.</summary>
    IReadOnlyList<(SymbolSpec Spec, BookSnapshot Book)> Symbols { get; }

    /// <summary>Names of streams whose frames it holds, beside those of all symbols.</summary>
    IReadOnlyCollection<string> Streams { get; }

    /// <summary>When the next frame comes, UTC; null after the last.</summary>
    DateTime? NextTime { get; }

    MarketFrame Take();

    /// <summary>How far the venue's clock is off, in times within frames too.</summary>
    TimeSpan Skew { get; set; }

    /// <summary>The time that the venue's clock shows.</summary>
    DateTime VenueTime(DateTime now);

    /// <summary>The shortest time between two depth frames of a symbol that the source gives, in milliseconds.</summary>
    int DepthIntervalMs(string symbol);

    /// <summary>Whether the source has frames of a kind for a symbol; others are made from those it has.</summary>
    bool Has(string symbol, FrameKind kind);
}
