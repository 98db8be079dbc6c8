using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Replay;

/// <summary>What to replay.</summary>
/// <param name="Instrument">What the bars are of.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Bot">The bot that trades in it; made when it is not there.</param>
/// <param name="Account">Its paper account; opened when it is not there.</param>
/// <param name="Strategy">One of <see cref="StrategyNames"/>.</param>
/// <param name="InitialBalance">Of the account, in the quote currency.</param>
/// <param name="Bars">One-minute bars, oldest first; the same each time they are read.</param>
/// <param name="BarCount">How many there are.</param>
public sealed record ReplayRequest(
    Instrument Instrument,
    string Run,
    TenantKey Bot,
    TenantKey Account,
    string Strategy,
    decimal InitialBalance,
    IEnumerable<Candle> Bars,
    long BarCount)
{
    /// <summary>The key of the run's symbol grain.</summary>
    public SymbolKey Key { get; } = new(Instrument.Id, Run);

    /// <summary>The bars' timeframe.</summary>
    public const Timeframe BarTimeframe = Timeframe.M1;

    /// <summary>The regime model of each timeframe; one that is not named is the champion when the run begins.</summary>
    public ImmutableSortedDictionary<Timeframe, string> Models { get; init; } =
        ImmutableSortedDictionary<Timeframe, string>.Empty;

    /// <summary>How many seconds of the market pass in one of ours; null for as fast as possible.</summary>
    public double? Speed { get; init; }
}
