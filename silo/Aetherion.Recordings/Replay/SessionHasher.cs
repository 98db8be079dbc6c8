using Aetherion.Domain.OrderBooks;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Makes the hash of a session's market side from what is stored of it, live or of a run: the rows are read back, so that what is
/// hashed is what is kept.
/// </summary>
public sealed class SessionHasher(IMarketDataHistory history, IRegimeHistory regimes)
{
    /// <summary>How many rows are read at once.</summary>
    private const int PageSize = 20_000;

    private const int TransitionPageSize = 1_000;

    /// <summary>The book after each of its updates: sequence, time, state, levels of each side, digest of all levels.</summary>
    public async Task<HashSection> HashBooksAsync(
        string run, IEnumerable<ReplayedSymbol> symbols, CancellationToken cancellationToken)
    {
        using CanonicalHash hash = new();
        foreach (var symbol in symbols)
        {
            AddHead(hash, symbol.Instrument);
            if (symbol.LastSequence > 0)
                await HashBookAsync(hash, run, symbol, cancellationToken);
        }
        return hash.ToSection();
    }

    /// <summary>Every bar of every timeframe, in the order of timeframes and times.</summary>
    public async Task<HashSection> HashFeaturesAsync(
        string run, IEnumerable<ReplayedSymbol> symbols, CancellationToken cancellationToken)
    {
        using CanonicalHash hash = new();
        foreach (var symbol in symbols)
        {
            AddHead(hash, symbol.Instrument);
            foreach (var timeframe in Timeframes.All)
                await HashBarsAsync(hash, run, symbol, timeframe, cancellationToken);
        }
        return hash.ToSection();
    }

    /// <summary>The label of every bar and every change of it, in the order of timeframes and bars.</summary>
    public async Task<HashSection> HashLabelsAsync(
        string run, IEnumerable<ReplayedSymbol> symbols, CancellationToken cancellationToken)
    {
        using CanonicalHash hash = new();
        foreach (var symbol in symbols)
        {
            AddHead(hash, symbol.Instrument);
            foreach (var timeframe in Timeframes.WithRegimes)
            {
                RegimeKey key = new(new SymbolKey(symbol.Instrument.Id, run), timeframe);
                hash.Add((long)timeframe);
                await HashLabelsAsync(hash, key, symbol.Until, cancellationToken);
                await HashTransitionsAsync(hash, key, symbol.Until, cancellationToken);
            }
        }
        return hash.ToSection();
    }

    private static void AddHead(CanonicalHash hash, Instrument instrument)
    {
        hash.Add(instrument.Id.ToString());
        hash.Add(instrument.PriceTick);
        hash.Add(instrument.QuantityStep);
    }

    private async Task HashBookAsync(
        CanonicalHash hash, string run, ReplayedSymbol symbol, CancellationToken cancellationToken)
    {
        SymbolKey key = new(symbol.Instrument.Id, run);
        BookDigest digest = new();
        for (var after = symbol.FirstSequence - 1; after < symbol.LastSequence;)
        {
            var events = await history.ReadTicksAfterAsync(key, after, PageSize, cancellationToken);
            if (events.IsEmpty)
                throw new RecordingException(
                    $"{key}: event {after + 1} is not stored any more, so the books cannot be hashed.");
            foreach (var marketEvent in events)
            {
                if (marketEvent.Sequence <= symbol.LastSequence && marketEvent.Book is { } book)
                    HashUpdate(hash, digest, marketEvent, book);
            }
            after = events[^1].Sequence;
        }
    }

    private static void HashUpdate(CanonicalHash hash, BookDigest digest, in MarketEvent marketEvent, BookChange book)
    {
        if (marketEvent.Kind == MarketEventKind.BookSnapshot)
            digest.ApplySnapshot(book.Bids.AsSpan(), book.Asks.AsSpan());
        else
            digest.ApplyDelta(book.Bids.AsSpan(), book.Asks.AsSpan());
        hash.Add(marketEvent.Sequence);
        hash.Add(marketEvent.EventTime);
        hash.Add((long)digest.Book.State);
        hash.Add((long)digest.Book.Bids.Count);
        hash.Add((long)digest.Book.Asks.Count);
        hash.Add(digest.Value);
        hash.Count();
    }

    private async Task HashBarsAsync(
        CanonicalHash hash, string run, ReplayedSymbol symbol, Timeframe timeframe, CancellationToken cancellationToken)
    {
        SymbolKey key = new(symbol.Instrument.Id, run);
        hash.Add((long)timeframe);
        for (long after = 0; ;)
        {
            var page = await history.ReadBarsAfterAsync(key, timeframe, after, PageSize, cancellationToken);
            if (page.Bars.IsEmpty || page.Bars[0].Candle.CloseTime > symbol.Until)
                return;
            foreach (var bar in page.Bars)
            {
                if (bar.Candle.CloseTime <= symbol.Until)
                    HashBar(hash, bar, page.ModelVersion);
            }
            after = page.Bars[^1].Sequence;
        }
    }

    private static void HashBar(CanonicalHash hash, in ClosedBar bar, string modelVersion)
    {
        var candle = bar.Candle;
        hash.Add(bar.Sequence);
        hash.Add(candle.OpenTime);
        foreach (var value in (ReadOnlySpan<long>)[
            candle.Open.Ticks, candle.High.Ticks, candle.Low.Ticks, candle.Close.Ticks, candle.Volume.Lots,
            candle.BuyVolume.Lots, candle.TradeCount])
            hash.Add(value);
        hash.Add(candle.QuoteVolume);
        for (var feature = 0; feature < FeatureVector.Count; feature++)
            hash.Add(bar.Features[(Feature)feature]);
        hash.Add((long)bar.Posterior.Count);
        for (var state = 0; state < bar.Posterior.Count; state++)
            hash.Add((double?)bar.Posterior[state]);
        hash.Add(modelVersion);
        hash.Count();
    }

    private async Task HashLabelsAsync(
        CanonicalHash hash, RegimeKey key, DateTime until, CancellationToken cancellationToken)
    {
        for (long after = 0; ;)
        {
            var page = await regimes.ReadRegimeBarsAsync(key, after, PageSize, cancellationToken);
            if (page.IsEmpty)
                return;
            foreach (var bar in page.Where(bar => bar.Candle.CloseTime <= until))
            {
                hash.Add(bar.Sequence);
                hash.Add(bar.Regime.ToString());
                hash.Count();
            }
            after = page[^1].Sequence;
        }
    }

    private async Task HashTransitionsAsync(
        CanonicalHash hash, RegimeKey key, DateTime until, CancellationToken cancellationToken)
    {
        for (long after = 0; ;)
        {
            var page = await regimes.ReadTransitionsAfterAsync(key, after, TransitionPageSize, cancellationToken);
            if (page.IsEmpty)
                return;
            foreach (var transition in page.Where(transition => transition.BarCloseTime <= until))
                HashTransition(hash, transition);
            after = page[^1].Number;
        }
    }

    private static void HashTransition(CanonicalHash hash, RegimeTransition transition)
    {
        hash.Add(transition.Number);
        hash.Add(transition.Previous.ToString());
        hash.Add(transition.Current.ToString());
        hash.Add(transition.BarSequence);
        hash.Add(transition.BarCloseTime);
        hash.Add(transition.ReasonCode);
        hash.Add(transition.ModelVersion);
    }
}
