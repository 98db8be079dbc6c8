using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>
/// The instruments the service knows: those of the simulated venue <c>sim</c>, and those of real venues whose bar files
/// can be read. The active ones are fed, in order of display.
/// </summary>
public sealed class InstrumentCatalog
{
    /// <summary>How many symbols are fed unless something else is asked for.</summary>
    public const int DefaultCount = 12;

    /// <summary>The most symbols of the simulated venue.</summary>
    public const int SimulatedCountMax = 1000;

    /// <summary>The simulated venue.</summary>
    public const string SimulatedVenue = "sim";

    private static readonly ImmutableArray<Instrument> Named =
    [
        Crypto("sim:BTC-USD", 0.01m, 0.00001m, 5),
        Crypto("sim:ETH-USD", 0.01m, 0.0001m, 5),
        Crypto("sim:SOL-USD", 0.01m, 0.001m, 5),
        Crypto("sim:ILV-USD", 0.01m, 0.001m, 5),
        Share("sim:AAPL", Market.Us, "USD", 0.01m),
        Share("sim:MSFT", Market.Us, "USD", 0.01m),
        Share("sim:NVDA", Market.Us, "USD", 0.01m),
        Share("sim:SPY", Market.Us, "USD", 0.01m),
        Share("sim:RELIANCE", Market.Nse, "INR", 0.05m),
        Share("sim:TCS", Market.Nse, "INR", 0.05m),
        Share("sim:INFY", Market.Nse, "INR", 0.05m),
        Share("sim:HDFCBANK", Market.Nse, "INR", 0.05m),
    ];

    private static readonly ImmutableArray<Instrument> Venues =
    [
        Crypto("binance:BTCUSDT", 0.01m, 0.00001m, 5, "BTC", "USDT"),
        Crypto("binance:ETHUSDT", 0.01m, 0.0001m, 5, "ETH", "USDT"),
        Crypto("binance:SOLUSDT", 0.01m, 0.001m, 5, "SOL", "USDT"),
        Crypto("binance:NEARUSDT", 0.0001m, 0.1m, 5, "NEAR", "USDT"),
        Crypto("binanceus:BTCUSDT", 0.01m, 0.00001m, 1, "BTC", "USDT"),
        Crypto("coinbase:BTC-USD", 0.01m, 0.00000001m, 1, "BTC", "USD"),
        Crypto("kraken:BTCUSD", 0.1m, 0.00000001m, 5, "BTC", "USD"),
    ];

    private readonly Dictionary<InstrumentId, Instrument> _known;

    private InstrumentCatalog(ImmutableArray<Instrument> active)
    {
        Active = active;
        _known = Enumerable.Range(0, SimulatedCountMax).Select(SimulatedAt).Concat(Venues).ToDictionary(i => i.Id);
    }

    /// <summary>Those that are fed, in order of display.</summary>
    public ImmutableArray<Instrument> Active { get; }

    /// <summary>The first simulated instruments: twelve named ones, then <c>sim:SIM013-USD</c> and so on.</summary>
    public static InstrumentCatalog Simulated(int count = DefaultCount)
    {
        if (count is < 0 or > SimulatedCountMax)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Use 0 to {SimulatedCountMax} symbols.");
        return new InstrumentCatalog([.. Enumerable.Range(0, count).Select(SimulatedAt)]);
    }

    /// <summary>The named instruments as the active ones.</summary>
    /// <exception cref="ArgumentException">An id is not known; the message lists those that are.</exception>
    public static InstrumentCatalog Of(IEnumerable<InstrumentId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var all = Simulated(SimulatedCountMax);
        return new InstrumentCatalog([.. ids.Distinct().Select(all.Get)]);
    }

    /// <summary>The same, and these as they are given here, whatever was known of them.</summary>
    public InstrumentCatalog With(IEnumerable<Instrument> instruments)
    {
        InstrumentCatalog catalog = new(Active);
        foreach (var instrument in instruments)
            catalog._known[instrument.Id] = instrument;
        return catalog;
    }

    /// <summary>Finds any known instrument, fed or not.</summary>
    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) =>
        _known.TryGetValue(id, out instrument);

    /// <summary>Finds a known instrument.</summary>
    /// <exception cref="ArgumentException">It is not known; the message lists those that are.</exception>
    public Instrument Get(InstrumentId id) => TryGet(id, out var instrument)
        ? instrument
        : throw new ArgumentException(
            $"'{id}' is no known instrument; use one of {string.Join(", ", Named.Concat(Venues).Select(i => i.Id))}.",
            nameof(id));

    private static Instrument SimulatedAt(int index) => index < Named.Length
        ? Named[index]
        : Crypto(string.Create(CultureInfo.InvariantCulture, $"sim:SIM{index + 1:D3}-USD"), 0.0001m, 0.001m, 5);

    private static Instrument Crypto(
        string id, decimal tick, decimal step, decimal minNotional, string? baseCurrency = null, string quote = "USD")
    {
        var parsed = InstrumentId.Parse(id);
        return new Instrument(
            parsed, Market.Crypto, baseCurrency ?? parsed.Symbol.Split('-')[0], quote, tick, step, minNotional);
    }

    private static Instrument Share(string id, Market market, string currency, decimal tick)
    {
        var parsed = InstrumentId.Parse(id);
        return new Instrument(parsed, market, parsed.Symbol, currency, tick, QuantityStep: 1, MinNotional: 1);
    }
}
