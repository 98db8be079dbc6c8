using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Simulation;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Feeds;

/// <summary>One simulated symbol between its simulator and its grain. What the grain has not taken is held and given again.</summary>
internal sealed class SimulatedSymbol(Instrument instrument, ISymbolGrain grain, SimulatorFeedOptions options)
{
    private readonly SymbolKey _key = new(instrument.Id);
    private readonly MarketEvent[] _buffer = new MarketEvent[options.BatchEventsMax];
    private MarketSimulator? _simulator;
    private MarketEventBatch? _held;
    private DateTime _advancedTo;

    public SymbolKey Key => _key;

    /// <summary>Whether its past is filled, so that it can be fed.</summary>
    public bool IsFilled => _simulator is not null;

    /// <summary>Fills what the grain has missed, at most the time that is filled on a first start; returns how many bars.</summary>
    public async Task<long> BackfillAsync(DateTime now, CancellationToken cancellationToken)
    {
        var snapshot = await grain.GetSnapshot();
        var simulator = Continue(snapshot, now);
        var to = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var from = FillFrom(snapshot, now);
        long count = 0;
        foreach (var chunk in simulator.Bars(Timeframe.S1, to).Chunk(options.BackfillBatchBars))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ImmutableArray<Candle> candles = [.. chunk.Select(b => b.Candle).Where(c => c.OpenTime >= from)];
            if (candles.IsEmpty)
                continue;
            count += (await grain.AddBars(new CandleBatch(_key, Timeframe.S1, candles))).Accepted;
        }
        // Also when an earlier try has given all bars: events that follow are rebuilt from a checkpoint after the bars.
        await grain.Checkpoint();
        _simulator = simulator;
        _advancedTo = now;
        return count;
    }

    /// <summary>Gives the grain what happened up to now; returns how many events it took.</summary>
    public async Task<int> FeedAsync(DateTime now)
    {
        var batch = _held ??= ReadBatch(now);
        if (batch is not null)
        {
            var result = await grain.Ingest(batch);
            _held = null;
            // Duplicates were taken by a try whose answer was lost.
            return result.Accepted + result.Duplicates;
        }
        if (now - _advancedTo >= TimeSpan.FromSeconds(1))
        {
            await grain.AdvanceTime(now - TickSequencer.LateGrace);
            _advancedTo = now;
        }
        return 0;
    }

    private MarketEventBatch? ReadBatch(DateTime now)
    {
        var count = _simulator!.Read(now, _buffer);
        return count == 0 ? null : new MarketEventBatch(_key, ImmutableArray.Create(_buffer.AsSpan(0, count)));
    }

    /// <summary>
    /// A symbol that has seen nothing is simulated from the start of a day, so that what is filled on that day is the same
    /// whenever it is; any other goes on from its last event or bar and its price.
    /// </summary>
    private MarketSimulator Continue(SymbolSnapshot snapshot, DateTime now)
    {
        var parameters = SimulatorParameters.For(instrument);
        if (snapshot.Feed.LastEventTime is not { } last || snapshot.LastPrice is not { } price)
        {
            var anchor = FillFrom(snapshot, now).Date;
            return new MarketSimulator(
                instrument, parameters, options.Seed, anchor, tickInterval: options.TickInterval,
                firstSequence: snapshot.LastSequence + 1);
        }
        var start = last < now - options.Backfill ? now - options.Backfill : last;
        return new MarketSimulator(
            instrument, parameters, options.Seed, start, instrument.ToDecimal(price), options.TickInterval,
            snapshot.LastSequence + 1);
    }

    /// <summary>
    /// Where the past begins. A market that rested all that time is filled from its last session on, so that a weekend's
    /// first start shows prices.
    /// </summary>
    private DateTime FillFrom(SymbolSnapshot snapshot, DateTime now)
    {
        var from = now - options.Backfill;
        if (options.Backfill == TimeSpan.Zero || snapshot.Feed.LastEventTime is not null)
            return from;
        var last = TradingCalendar.Of(instrument.Market).SessionBefore(now);
        return last.Close < from ? last.Open : from;
    }
}
