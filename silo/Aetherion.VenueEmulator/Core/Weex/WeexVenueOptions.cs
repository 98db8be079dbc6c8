namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>What the emulated WEEX serves.</summary>
public sealed record WeexVenueOptions
{
    /// <summary>Symbols that the simulator makes on spot and on futures.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

    public WeexIdReading IdReading { get; init; } = WeexIdReading.First;

    public IReadOnlyList<WeexKey> Keys { get; init; } = WeexKey.Presets;

    public ulong Seed { get; init; } = 1;

    /// <summary>How much past there is before the start.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Real bars of the past, by symbol, in place of simulated ones; re-timed to end at the start.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<decimal[]>> HistoryBars { get; init; } =
        new Dictionary<string, IReadOnlyList<decimal[]>>();
}
