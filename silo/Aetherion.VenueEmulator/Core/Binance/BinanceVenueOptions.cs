using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>What the emulated Binance serves.</summary>
public sealed record BinanceVenueOptions
{
    /// <summary>The sessions to play; their symbols must differ.</summary>
    public IReadOnlyList<VenueRecording> Recordings { get; init; } = [];

    /// <summary>Symbols whose market the simulator makes, such as <c>BTCUSDT</c>, each on every one of the markets.</summary>
    public IReadOnlyList<string> SimulatedSymbols { get; init; } = [];

    /// <summary>The markets of the simulated symbols.</summary>
    public IReadOnlyList<BinanceMarketKind> SimulatedMarkets { get; init; } = [BinanceMarketKind.Spot];

    public PlaybackOptions Playback { get; init; } = new();

    public ulong Seed { get; init; } = 1;

    /// <summary>How much past there is before the start.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the past has bars of a second too.</summary>
    public bool HasSecondHistory { get; init; }

    /// <summary>Real bars of the past, by symbol, in place of simulated ones; re-timed to end at the start.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<decimal[]>> HistoryBars { get; init; } =
        new Dictionary<string, IReadOnlyList<decimal[]>>();

    /// <summary>Who may trade.</summary>
    public IReadOnlyList<EmulatorKey> Keys { get; init; } = EmulatorKey.Presets;

    /// <summary>How long a connection lives before the venue ends it.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromHours(24);
}
