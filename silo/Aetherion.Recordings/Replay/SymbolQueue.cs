using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What waits to be given to one symbol's grain, in order.</summary>
internal sealed class SymbolQueue(ISymbolGrain grain, SymbolKey key)
{
    private readonly List<Func<Task>> _steps = [];
    private ImmutableArray<MarketEvent>.Builder _events = ImmutableArray.CreateBuilder<MarketEvent>();
    private DateTime? _time;

    public SymbolKey Key => key;

    public ISymbolGrain Grain => grain;

    /// <summary>Whether something waits.</summary>
    public bool IsEmpty => _steps.Count == 0 && _events.Count == 0 && _time is null;

    public void Add(in MarketEvent marketEvent)
    {
        CloseTime();
        _events.Add(marketEvent);
    }

    public void AddBars(Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
        CloseEvents();
        CloseTime();
        CandleBatch batch = new(key, timeframe, ImmutableArray.Create(candles));
        _steps.Add(() => grain.AddBars(batch));
    }

    /// <summary>Of times that follow each other the last one is enough.</summary>
    public void Advance(DateTime time)
    {
        CloseEvents();
        _time = time;
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

    private void CloseEvents()
    {
        if (_events.Count == 0)
            return;
        MarketEventBatch batch = new(key, _events.DrainToImmutable());
        _events = ImmutableArray.CreateBuilder<MarketEvent>();
        _steps.Add(() => grain.Ingest(batch));
    }

    private void CloseTime()
    {
        if (_time is not { } time)
            return;
        _time = null;
        _steps.Add(() => grain.AdvanceTime(time));
    }
}
