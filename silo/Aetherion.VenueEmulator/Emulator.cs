using System.Security.Cryptography;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator;

/// <summary>A venue as a user asked for it, with the words that describe it.</summary>
public sealed class Emulator
{
    private const double SpeedMin = 0.01;
    private const double SpeedMax = 1000;

    private readonly Func<Uri, IEnumerable<string>> _describe;

    private Emulator(FaultyVenue venue, Func<Uri, IEnumerable<string>> describe)
    {
        Venue = venue;
        _describe = describe;
    }

    public FaultyVenue Venue { get; }

    /// <exception cref="EmulatorException">The venue or an option cannot be emulated.</exception>
    public static Emulator Create(EmulatorOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Speed is not (>= SpeedMin and <= SpeedMax))
            throw new EmulatorException($"--speed takes a number from {SpeedMin} to {SpeedMax}.");
        if (options.Clock is not ("now" or "recorded"))
            throw new EmulatorException($"--clock takes 'now' or 'recorded', not '{options.Clock}'.");
        return options.Venue switch
        {
            "binance" => CreateBinance(options, time),
            "coinbase" or "weex" or "coingecko" => throw new EmulatorException(
                $"The emulator does not serve {options.Venue} yet; it serves binance."),
            _ => throw new EmulatorException($"There is no venue '{options.Venue}'; the emulator serves binance."),
        };
    }

    /// <summary>What is served, and what a client has to be told, line by line.</summary>
    public IEnumerable<string> Describe(Uri address) => _describe(address);

    private static Emulator CreateBinance(EmulatorOptions options, TimeProvider time)
    {
        var rules = FaultText.Parse(options.Faults);
        var recordings = options.Recordings.Select(RecordingReader.Read).ToList();
        var symbols = options.Symbols.Count == 0 && recordings.Count == 0
            ? ["BTCUSDT", "ETHUSDT", "SOLUSDT"]
            : options.Symbols;
        var venueOptions = new BinanceVenueOptions
        {
            Recordings = recordings,
            SimulatedSymbols = symbols,
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            Playback = new PlaybackOptions(options.Speed, options.IsLooping, options.Clock == "recorded"),
            Seed = options.Seed,
            History = options.History,
            Keys = ReadKeys(options.RsaKeyFile),
            HasSecondHistory = options.HasSecondHistory,
            HistoryBars = options.HistoryFiles.Select(KlineFile.ReadNamed).ToDictionary(file => file.Symbol, file => file.Rows),
        };
        var now = time.GetUtcNow().UtcDateTime;
        var venue = new BinanceVenue(venueOptions, now);
        var faulty = new FaultyVenue(venue, options.Seed);
        foreach (var rule in rules)
            faulty.Add(rule, now);
        return new Emulator(faulty, address => BinanceText.Describe(venue, venueOptions, address));
    }

    private static IReadOnlyList<EmulatorKey> ReadKeys(string? rsaKeyFile)
    {
        if (rsaKeyFile is null)
            return EmulatorKey.Presets;
        try
        {
            return [.. EmulatorKey.Presets, EmulatorKey.OfRsa(File.ReadAllText(rsaKeyFile))];
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new EmulatorException($"'{rsaKeyFile}' holds no public key of RSA in PEM.");
        }
    }
}
