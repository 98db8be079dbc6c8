using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase.Advanced;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>What the emulated Coinbase serves.</summary>
public sealed record CoinbaseVenueOptions
{
    public CoinbaseRecording? Recording { get; init; }

    /// <summary>Products that the simulator makes, such as <c>BTC-USD</c>.</summary>
    public IReadOnlyList<string> SimulatedProducts { get; init; } = [];

    public IReadOnlyList<ExchangeKey> ExchangeKeys { get; init; } = ExchangeKey.Presets;

    public IReadOnlyList<AdvancedKey> AdvancedKeys { get; init; } = AdvancedKey.Presets;

    public PlaybackOptions Playback { get; init; } = new();

    public ulong Seed { get; init; } = 1;

    /// <summary>How much past there is before the start.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);
}
