using Aetherion.Model;
using Orleans.Runtime;

namespace Aetherion.GrainInterfaces;

/// <summary>Every stream: its provider, its namespace and how its key is made.</summary>
public static class StreamNames
{
    /// <summary>Inside the market side: a producer waits until its consumers are done.</summary>
    public const string MarketProvider = "market";

    /// <summary>From the market to tenants and clients: a cursor per consumer, nobody waits.</summary>
    public const string BorderProvider = "border";

    /// <summary>Inside one tenant: a producer waits until its consumers are done.</summary>
    public const string TenantProvider = "tenant";

    /// <summary>
    /// Market provider; <see cref="ClosedBarBatch"/> for timeframes with regimes; key <see cref="RegimeKey"/>.
    /// </summary>
    public const string ClosedBars = "closed-bars";

    /// <summary>Border provider; <see cref="MarketEventBatch"/>; key <see cref="SymbolKey"/>.</summary>
    public const string Ticks = "ticks";

    /// <summary>
    /// Border provider; <see cref="ClosedBarBatch"/> of every timeframe; key <see cref="RegimeKey"/>.
    /// </summary>
    public const string Candles = "candles";

    /// <summary>Border provider; <see cref="RegimeBarBatch"/>; key <see cref="RegimeKey"/>.</summary>
    public const string RegimeBars = "regime-bars";

    /// <summary>Border provider; <see cref="RegimeTransition"/>; key <see cref="RegimeKey"/>.</summary>
    public const string RegimeChanges = "regime-changes";

    /// <summary>Tenant provider; <see cref="SignalBatch"/>; key <see cref="StrategyKey"/>.</summary>
    public const string Signals = "signals";

    /// <summary>Border provider; <see cref="BotEvent"/>; key <see cref="TenantKey"/>.</summary>
    public const string BotEvents = "bot-events";

    public static StreamId TicksOf(SymbolKey key) => StreamId.Create(Ticks, key.ToString());

    public static StreamId CandlesOf(RegimeKey key) => StreamId.Create(Candles, key.ToString());

    public static StreamId ClosedBarsOf(RegimeKey key) => StreamId.Create(ClosedBars, key.ToString());

    public static StreamId RegimeBarsOf(RegimeKey key) => StreamId.Create(RegimeBars, key.ToString());

    public static StreamId RegimeChangesOf(RegimeKey key) => StreamId.Create(RegimeChanges, key.ToString());

    public static StreamId SignalsOf(StrategyKey key) => StreamId.Create(Signals, key.ToString());

    public static StreamId BotEventsOf(TenantKey key) => StreamId.Create(BotEvents, key.ToString());
}
