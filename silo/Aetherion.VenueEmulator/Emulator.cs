using System.Security.Cryptography;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.CoinGecko;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Recordings;
using Aetherion.VenueEmulator.Core.Weex;

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
            "coinbase" => CreateCoinbase(options, time),
            "coingecko" => CreateCoinGecko(options, time),
            "weex" => CreateWeex(options, time),
            _ => throw new EmulatorException(
                $"There is no venue '{options.Venue}'; the emulator serves binance, coinbase, weex and coingecko."),
        };
    }

    /// <summary>What is served, and what a client has to be told, line by line.</summary>
    public IEnumerable<string> Describe(Uri address) => _describe(address);

    private static Emulator CreateBinance(EmulatorOptions options, TimeProvider time)
    {
        var recordings = options.Recordings.Select(RecordingReader.Read).ToList();
        var symbols = options.Symbols.Count == 0 && recordings.Count == 0
            ? ["BTCUSDT", "ETHUSDT", "SOLUSDT"]
            : options.Symbols;
        var venueOptions = new BinanceVenueOptions
        {
            Recordings = recordings,
            SimulatedSymbols = symbols,
            SimulatedMarkets = [BinanceMarketKind.Spot, BinanceMarketKind.UsdFutures],
            Playback = PlaybackOf(options),
            Seed = options.Seed,
            History = options.History,
            Keys = ReadKeys(options.RsaKeyFile),
            HasSecondHistory = options.HasSecondHistory,
            HistoryBars = BarsOf(options),
        };
        var now = time.GetUtcNow().UtcDateTime;
        var venue = new BinanceVenue(venueOptions, now);
        return new Emulator(WithFaults(venue, options, now), address => BinanceWords.Describe(venue, venueOptions, address));
    }

    private static Emulator CreateCoinbase(EmulatorOptions options, TimeProvider time)
    {
        if (options.Recordings.Count > 1 || options.HistoryFiles.Count > 0 || options.HasSecondHistory || options.RsaKeyFile is not null)
            throw new EmulatorException("coinbase takes one recording, and neither --history, --history-seconds nor --rsa-key.");
        var recording = options.Recordings.Count == 0 ? null : CoinbaseRecording.Read(options.Recordings[0]);
        var venueOptions = new CoinbaseVenueOptions
        {
            Recording = recording,
            SimulatedProducts = options.Symbols.Count == 0 && recording is null ? ["BTC-USD", "ETH-USD", "SOL-USD"] : options.Symbols,
            Playback = PlaybackOf(options),
            Seed = options.Seed,
            History = options.History,
        };
        var now = time.GetUtcNow().UtcDateTime;
        var venue = WithFaults(new CoinbaseVenue(venueOptions, now), options, now);
        return new Emulator(venue, address => CoinbaseWords.Describe(venueOptions, address));
    }

    private static Emulator CreateWeex(EmulatorOptions options, TimeProvider time)
    {
        if (options.Recordings.Count > 0 || options.HasSecondHistory || options.RsaKeyFile is not null)
            throw new EmulatorException("weex is simulated; it takes neither --recording, --history-seconds nor --rsa-key.");
        var venueOptions = new WeexVenueOptions
        {
            IdReading = options.WeexIds switch
            {
                "first" => WeexIdReading.First,
                "previous" => WeexIdReading.Previous,
                _ => throw new EmulatorException($"--weex-ids takes 'first' or 'previous', not '{options.WeexIds}'."),
            },
            Seed = options.Seed,
            History = options.History,
            HistoryBars = BarsOf(options),
        };
        if (options.Symbols.Count > 0)
            venueOptions = venueOptions with { Symbols = options.Symbols };
        var now = time.GetUtcNow().UtcDateTime;
        return new Emulator(
            WithFaults(new WeexVenue(venueOptions, now), options, now), address => WeexWords.Describe(venueOptions, address));
    }

    private static Emulator CreateCoinGecko(EmulatorOptions options, TimeProvider time)
    {
        if (options.Recordings.Count > 0 || options.Symbols.Count > 0 || options.HistoryFiles.Count > 0 || options.RsaKeyFile is not null)
            throw new EmulatorException("coingecko takes neither --recording, --symbols, --history nor --rsa-key.");
        var now = time.GetUtcNow().UtcDateTime;
        var venueOptions = new CoinGeckoVenueOptions { Seed = options.Seed };
        var venue = WithFaults(new CoinGeckoVenue(venueOptions, now), options, now);
        return new Emulator(venue, address =>
        [
            "simulated  bitcoin ethereum solana illuvium, in usd",
            $"demo key   {CoinGeckoVenueOptions.DemoKey}, or none; {venueOptions.RequestsPerMinute} requests a minute",
            $"REST       http://{address.Authority}/api/v3  (ping, key, simple/price, coins/markets)",
        ]);
    }

    private static Dictionary<string, IReadOnlyList<decimal[]>> BarsOf(EmulatorOptions options) =>
        options.HistoryFiles.Select(KlineFile.ReadNamed).ToDictionary(file => file.Symbol, file => file.Rows);

    private static PlaybackOptions PlaybackOf(EmulatorOptions options) =>
        new(options.Speed, options.IsLooping, options.Clock == "recorded");

    private static FaultyVenue WithFaults(IEmulatedVenue venue, EmulatorOptions options, DateTime now)
    {
        var faulty = new FaultyVenue(venue, options.Seed);
        foreach (var rule in FaultText.Parse(options.Faults, venue))
            faulty.Add(rule, now);
        return faulty;
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
