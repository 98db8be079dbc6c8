namespace Aetherion.VenueEmulator.Core.CoinGecko;

/// <summary>What the emulated CoinGecko serves.</summary>
public sealed record CoinGeckoVenueOptions
{
    /// <summary>The key of the demo plan that is known; requests without a key are answered too, as the venue has it.</summary>
    public const string DemoKey = "CG-emulatordemokey00000000";

    public ulong Seed { get; init; } = 1;

    /// <summary>Requests in a minute; the venue documents 30, and elsewhere 100.</summary>
    public int RequestsPerMinute { get; init; } = 30;

    /// <summary>Answered requests in a month.</summary>
    public int CreditsPerMonth { get; init; } = 10_000;
}
