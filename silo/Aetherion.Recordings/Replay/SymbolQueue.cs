using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// What waits to be given to one symbol's grain, in order, with what is done with bots at exactly its place between.
/// </summary>
/// <param name="bots">Null where nobody trades.</param>
internal sealed class SymbolQueue(ISymbolGrain grain, SymbolKey key, SymbolBots? bots)
{
    /// <summary>
    /// So many minutes of the market go by between two times at which bots are waited for: less than half of the books at the close of
    /// bars that are kept.
    /// </summary>
    private const int MinutesMax = 6;

    /// <summary>The longest time that is gone through at once; less than what the bars take for an outage.</summary>
    private static readonly TimeSpan AtOnceMax = TimeSpan.FromMinutes(30);

    private readonly List<Func<Task>> _steps = [];
    private ImmutableArray<MarketEvent>.Builder _events = ImmutableArray.CreateBuilder<MarketEvent>();
    private DateTime? _time;
    private DateTime _clock;
    private DateTime _passed;
    private long _minute;
    private int _minutes;

    public SymbolKey Key => key;

    public ISymbolGrain Grain => grain;

    /// <summary>Whether something waits.</summary>
    public bool IsEmpty => _steps.Count == 0 && _events.Count == 0 && _time is null;

    public void Add(in MarketEvent marketEvent)
    {
        Reach(marketEvent.EventTime);
        while (bots?.Next is { } command && marketEvent.Sequence > command.Position.Sequence)
            AddCommand();
        CloseTime();
        _events.Add(marketEvent);
        _passed = marketEvent.EventTime > _passed ? marketEvent.EventTime : _passed;
        Know(marketEvent.EventTime);
    }

    public void AddBars(Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        ApplyUntil(candles[^1].CloseTime);
        CloseEvents();
        CloseTime();
        CandleBatch batch = new(key, timeframe, ImmutableArray.Create(candles));
        _steps.Add(() => PatientCall.MakeAsync(() => grain.AddBars(batch)));
        Know(candles[^1].CloseTime);
    }

    /// <summary>
    /// Of times that follow each other the last one is enough, but for what would look like an outage when it is gone through at once.
    /// </summary>
    public void Advance(DateTime time)
    {
        Reach(time);
        ApplyUntil(time);
        CloseEvents();
        if (time - _passed > AtOnceMax)
            CloseTime();
        _time = time;
        Know(time);
    }

    /// <summary>Nothing more comes: what is left to be done with bots was done after the last of it.</summary>
    public void Complete()
    {
        while (bots?.Next is not null)
            AddCommand();
        if (bots is null)
            return;
        CloseEvents();
        CloseTime();
        _steps.Add(bots.SettleAsync);
    }

    /// <summary>Gives everything to the grain and waits until it is dealt with.</summary>
    public async Task DeliverAsync()
    {
        CloseEvents();
        CloseTime();
        foreach (var step in _steps)
            await step();
        _steps.Clear();
    }

    private void ApplyUntil(DateTime time)
    {
        while (bots?.Next is { } command && time > command.Position.Clock)
            AddCommand();
    }

    /// <summary>
    /// A bot that was behind stood between bars that the next input closes all at once: those that it had dealt with are closed before.
    /// </summary>
    private void AddCommand()
    {
        CloseEvents();
        if (_clock != default && bots!.Next!.Position.Clock > _clock)
            _time = _clock = bots.Next.Position.Clock;
        CloseTime();
        _steps.Add(bots!.Take());
    }

    private void Reach(DateTime time)
    {
        var minute = time.Ticks / TimeSpan.TicksPerMinute;
        if (bots is null || minute == _minute)
            return;
        _minute = minute;
        if (++_minutes < MinutesMax)
            return;
        _minutes = 0;
        CloseEvents();
        CloseTime();
        _steps.Add(bots.SettleAsync);
    }

    private void Know(DateTime time)
    {
        if (time > _clock)
            _clock = time;
    }

    private void CloseEvents()
    {
        if (_events.Count == 0)
            return;
        MarketEventBatch batch = new(key, _events.DrainToImmutable());
        _events = ImmutableArray.CreateBuilder<MarketEvent>();
        _steps.Add(() => PatientCall.MakeAsync(() => grain.Ingest(batch)));
    }

    private void CloseTime()
    {
        if (_time is not { } time)
            return;
        _time = null;
        _passed = time;
        _steps.Add(() => PatientCall.MakeAsync(() => grain.AdvanceTime(time)));
    }
}
