using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>
/// The market side as tenants see it: bars with regimes, a book, and a clock that stands at the newest bar's close. It
/// outlives the processes that use it, as the table of bars would.
/// </summary>
internal sealed class ScriptedMarket(RegimeKey key, ImmutableArray<RegimeBar> bars) : TimeProvider, IRegimeHistory
{
    /// <summary>How far a book has moved while the clock went ahead of the newest bar.</summary>
    public const long DriftTicks = 5_000;

    private const int LevelQuantity = 3_000;

    public static readonly Instrument Instrument =
        new(InstrumentId.Parse("sim:BTC-USD"), Aetherion.Model.Market.Crypto, "BTC", "USD", 0.01m, 0.00001m, 10m);

    /// <summary>One that can be chosen and is never traded.</summary>
    public static readonly Instrument QuietInstrument =
        Instrument with { Id = InstrumentId.Parse("sim:ETH-USD"), BaseCurrency = "ETH" };

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public RegimeKey Key => key;

    /// <summary>How many bars have closed.</summary>
    public int ClosedCount { get; set; }

    /// <summary>How many of the latest bars the regime grain still holds.</summary>
    public int RecentMax { get; set; } = 1_000;

    /// <summary>How far the clock is ahead of the newest bar's close.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>How much longer than it was grains have been idle, for the host that collects them.</summary>
    public TimeSpan Idle { get; set; }

    public FeedState Feed { get; set; } = FeedState.Live;

    /// <summary>How many levels there are on each side of the book.</summary>
    public int BookLevels { get; set; } = 50;

    /// <summary>The bar after which no event comes any more: those behind it share its place.</summary>
    public int QuietAfter { get; set; } = int.MaxValue;

    /// <summary>What was done with bots on it.</summary>
    public BotCommands Commands { get; } = new();

    /// <summary>How many books at the close of bars are kept.</summary>
    public int ClosingsMax { get; set; } = 4;

    /// <summary>How many bars were read back from the table.</summary>
    public int ReadBackCount { get; private set; }

    public ImmutableArray<RegimeBar> Bars => bars;

    public RegimeBar? Newest => ClosedCount == 0 ? null : bars[ClosedCount - 1];

    /// <summary>
    /// A seeded random walk round 40,000 that dips by two percent for four bars of every forty; the regimes
    /// take turns, 61 bars each.
    /// </summary>
    public static ScriptedMarket Walk(string run, int seed, int count)
    {
        var random = new Random(seed);
        var bars = ImmutableArray.CreateBuilder<RegimeBar>(count);
        var (level, close) = (4_000_000.0, new Price(4_000_000));
        for (var i = 0; i < count; i++)
        {
            level *= 1 + (random.NextDouble() - 0.5) * 0.001;
            var open = close;
            close = new Price((long)(level * (i % 40 < 4 ? 0.98 : 1)));
            var regime = (Regime)((i / 61 + 1) % 5);
            var (high, low) = open > close ? (open, close) : (close, open);
            var candle = new Candle(
                Timeframe.M1, Start.AddMinutes(i), open, high, low, close, new Quantity(1_000), default, 1m, 1, 0);
            bars.Add(new RegimeBar(i + 1, candle, default, regime, 0.9));
        }
        return new ScriptedMarket(new RegimeKey(new SymbolKey(Instrument.Id, run), Timeframe.M1), bars.ToImmutable());
    }

    /// <summary>The same bars up to a sequence, and those of another walk after it.</summary>
    public ScriptedMarket WithFuture(long sequence, int seed) => new(
        key, [.. bars.Take((int)sequence), .. Walk(key.Symbol.Run, seed, bars.Length).Bars.Skip((int)sequence)]);

    public override DateTimeOffset GetUtcNow() => (Newest?.Candle.CloseTime ?? Start) + Ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Idle.TotalSeconds * TimestampFrequency);

    /// <summary>The book as it is, which has moved on since the last bar closed.</summary>
    public BookView ReadBook(int depth) => BookAt(ClosedCount, depth, Ahead == default ? 0 : DriftTicks);

    public MarketMoment? ReadClosing(long bar, int depth) => bar < 1 || bar > ClosedCount || bar <= ClosedCount - ClosingsMax
        ? null
        : new MarketMoment(PlaceBefore(bar), BookAt((int)bar, depth, drift: 0));

    public MarketMoment ReadMoment(long? lastBar, DateTime reached, int depth) =>
        lastBar < ClosedCount && ReadClosing(lastBar.Value + 1, depth) is { } closing
        ? closing with
        {
            Position = closing.Position with { Clock = reached > closing.Position.Clock ? reached : closing.Position.Clock },
        }
        : new MarketMoment(
            new MarketPosition(ClosedCount, GetUtcNow().UtcDateTime, ClosedCount), ReadBook(depth));

    public RegimeEstimate? ReadEstimate() => Newest is not { } bar
        ? null
        : new RegimeEstimate(
            key,
            bar.Regime,
            bar.Confidence,
            0,
            default,
            bar.Candle.OpenTime,
            bar.Sequence,
            bar.Candle.CloseTime,
            "test");

    public ImmutableArray<RegimeBar> ReadRecent(long afterSequence, int limit) =>
        afterSequence < ClosedCount - RecentMax ? [] : Read(afterSequence, limit);

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Grains do not read transitions back by number.");

    public Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey regime, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var page = Read(afterSequence, limit);
        ReadBackCount += page.Length;
        return Task.FromResult(page);
    }

    public Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Tenants do not write the history of regimes.");

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey regime,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Strategies read bars, not transitions.");

    private ImmutableArray<RegimeBar> Read(long afterSequence, int limit) =>
        [.. bars.Take(ClosedCount).Skip((int)afterSequence).Take(limit)];

    private MarketPosition PlaceBefore(long bar)
    {
        var last = Math.Min(bar, QuietAfter);
        return new MarketPosition(last, bars[(int)last - 1].Candle.CloseTime, bar - 1);
    }

    private BookView BookAt(int closed, int depth, long drift) => new(
        Instrument.Id,
        closed,
        closed == 0 ? Start : bars[closed - 1].Candle.CloseTime,
        Feed,
        Levels(closed, drift, -1, Math.Min(depth, BookLevels)),
        Levels(closed, drift, 1, Math.Min(depth, BookLevels)));

    private ImmutableArray<PriceLevel> Levels(int closed, long drift, int sign, int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new PriceLevel(
            new Price((closed == 0 ? 4_000_000 : bars[closed - 1].Candle.Close.Ticks) + drift + (sign * i * 10L)),
            new Quantity(LevelQuantity))),
    ];
}
