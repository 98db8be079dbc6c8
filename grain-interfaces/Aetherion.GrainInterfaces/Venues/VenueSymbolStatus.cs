using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>How the feed of one symbol of a venue is doing.</summary>
/// <param name="Since">When the state or its reason began.</param>
/// <param name="ClockSkew">How far the venue's clock is ahead of ours; null until it was measured.</param>
/// <param name="ResyncCount">How often the book had to be asked for again.</param>
/// <param name="MissingTradeCount">Trades that never came and could not be fetched.</param>
/// <param name="DuplicateTradeCount">Trades that came more than once; all but the first were dropped.</param>
public sealed record VenueSymbolStatus(
    InstrumentId Instrument,
    FeedState State,
    FeedReason Reason,
    DateTime Since,
    TimeSpan? ClockSkew,
    long ResyncCount,
    long MissingTradeCount,
    long DuplicateTradeCount)
{
    /// <summary>The symbol at the venues that feed it by turns, the preferred first; empty where one venue does.</summary>
    public ImmutableArray<InstrumentId> Sources { get; init; } = [];

    /// <summary>Trades that are in no bar: too late for theirs, or of a time that cannot be.</summary>
    public long UntimelyTradeCount { get; init; }

    /// <summary>How often the book was held against the best prices that the venue tells beside it.</summary>
    public long QuoteCheckCount { get; init; }

    /// <summary>How often they contradicted each other; each time the book was asked for anew.</summary>
    public long QuoteMismatchCount { get; init; }

    /// <summary>What of the venue's protocol nobody has verified, and how it is read; null where nothing is open.</summary>
    public string? Unverified { get; init; }

    /// <summary>What the venue lets be done with it; null until it said so, and for symbols of several venues.</summary>
    public TradingPermission? Trading { get; init; }

    /// <summary>Which of the sources is in charge, since when and why; null before the first, and without sources.</summary>
    public FeedSwitch? LastSwitch { get; init; }
}
