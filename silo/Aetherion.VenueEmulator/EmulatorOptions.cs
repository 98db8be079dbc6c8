namespace Aetherion.VenueEmulator;

/// <summary>What a user asks of an emulator.</summary>
/// <param name="Venue">binance, coinbase, weex or coingecko.</param>
public sealed record EmulatorOptions(string Venue)
{
    public IReadOnlyList<string> Recordings { get; init; } = [];

    /// <summary>Symbols that the simulator makes, as the venue writes them; a few of its own where there is no recording.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    public double Speed { get; init; } = 1;

    public bool IsLooping { get; init; }

    /// <summary><c>now</c> or <c>recorded</c>.</summary>
    public string Clock { get; init; } = "now";

    /// <summary><c>SYMBOL=FILE</c>.</summary>
    public IReadOnlyList<string> HistoryFiles { get; init; } = [];

    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);

    public bool HasSecondHistory { get; init; }

    /// <summary>Faults that are on from the start, as <see cref="Core.Faults.FaultText"/> reads them.</summary>
    public string Faults { get; init; } = "";

    /// <summary>A public key in PEM, for an account that signs by RSA.</summary>
    public string? RsaKeyFile { get; init; }

    /// <summary>How <c>U</c> of WEEX is served: <c>first</c> or <c>previous</c>.</summary>
    public string WeexIds { get; init; } = "first";

    public ulong Seed { get; init; } = 1;
}
