using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Aetherion.Api.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Symbols;

/// <summary>
/// Pages of bars, newest first. Stored bars are joined with those the grain holds: the forming one, and closed ones
/// that the writers have not stored yet. An open time is unique in a timeframe, so it is the cursor.
/// </summary>
internal sealed class CandlePager(IClusterClient grains, NewestBars newest)
{
    public const int PageSizeDefault = 500;
    public const int PageSizeMax = 1000;

    private const string CursorKind = "candle";

    /// <summary>Bars the grain is asked for when older ones are at hand.</summary>
    private const int RecentCount = 8;

    private static readonly Func<CandleType, string> CursorOf = node => Cursor.Encode(CursorKind, node.OpenTime);

    public async Task<Connection<CandleType>> ReadAsync(
        BarLoader stored,
        TransitionLoader transitions,
        Instrument instrument,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        PagingArguments paging)
    {
        var range = TimeRange.Of(from, to)
            .Before(Cursor.DecodeTime(CursorKind, paging.After, "after"))
            .After(Cursor.DecodeTime(CursorKind, paging.Before, "before"));
        var newestFirst = paging.First is not null;
        var limit = (paging.First ?? paging.Last!.Value) + 1;
        ImmutableArray<PagedBar> bars;
        if (range.IsEmpty)
            bars = [];
        else if (newestFirst && range is { From: null, To: null })
            bars = await ReadNewestAsync(stored, instrument.Id, timeframe, limit);
        else
            bars = await ReadBarsAsync(stored, instrument.Id, timeframe, range, limit, newestFirst);
        var labels = LabelsOf(transitions, instrument.Id, timeframe, bars);
        return Page.Make(ToTypes(bars, instrument, labels), CursorOf, paging);
    }

    private static ImmutableArray<CandleType> ToTypes(
        ImmutableArray<PagedBar> bars, Instrument instrument, IRegimeLabels labels)
    {
        var types = new CandleType[bars.Length];
        for (var index = 0; index < types.Length; index++)
            types[index] = bars[index].ToType(instrument, labels);
        return ImmutableCollectionsMarshal.AsImmutableArray(types);
    }

    /// <summary>The first page, which every chart asks for: the bars the grain holds, and below them those at hand.</summary>
    private async Task<ImmutableArray<PagedBar>> ReadNewestAsync(
        BarLoader loader, InstrumentId id, Timeframe timeframe, int limit)
    {
        var key = new SymbolKey(id);
        var count = newest.Has(key, timeframe, limit) ? Math.Min(limit, RecentCount) : limit;
        var recent = await ReadRecentAsync(id, timeframe, count);
        var held = HeldBars.Of(recent);
        var stored = await newest.ReadAsync(loader.LoadAsync, key, timeframe, limit, held);
        if (count < limit && !held.Meet(stored))
        {
            recent = await ReadRecentAsync(id, timeframe, limit);
            stored = await newest.ReadAsync(loader.LoadAsync, key, timeframe, limit, HeldBars.Of(recent));
        }
        return NewestFirst.Join(recent, stored, limit);
    }

    private async Task<ImmutableArray<PagedBar>> ReadBarsAsync(
        BarLoader stored, InstrumentId id, Timeframe timeframe, TimeRange range, int limit, bool newestFirst)
    {
        var key = new SymbolKey(id);
        var recentBars = ReadRecentAsync(id, timeframe, limit);
        var storedBars = stored.LoadAsync(
            new BarRange(key, timeframe, range.From, range.To, limit, newestFirst));
        var bars = new Dictionary<DateTime, PagedBar>();
        foreach (var bar in await recentBars)
        {
            if (range.Contains(bar.Candle.OpenTime))
                bars[bar.Candle.OpenTime] = bar;
        }
        foreach (var bar in await storedBars)
        {
            // What is stored carries more than what the grain tells, unless a late trade has corrected the bar since.
            var candle = bar.Bar.Candle;
            if (!bars.TryGetValue(candle.OpenTime, out var recent) || recent.Candle.Revision <= candle.Revision)
                bars[candle.OpenTime] = PagedBar.Closed(bar);
        }
        var ordered = newestFirst
            ? bars.Values.OrderByDescending(bar => bar.Candle.OpenTime)
            : bars.Values.OrderBy(bar => bar.Candle.OpenTime);
        return [.. ordered.Take(limit)];
    }

    private async Task<ImmutableArray<PagedBar>> ReadRecentAsync(InstrumentId id, Timeframe timeframe, int count)
    {
        var symbol = grains.GetSymbol(id);
        var candles = await symbol.GetRecentCandles(timeframe, count);
        var latest = await symbol.GetLatestScored(timeframe);
        return PagedBar.Recent(candles, latest);
    }

    private IRegimeLabels LabelsOf(
        TransitionLoader transitions, InstrumentId id, Timeframe timeframe, ImmutableArray<PagedBar> bars)
    {
        if (bars.IsEmpty || !Timeframes.WithRegimes.Contains(timeframe))
            return NoRegimeLabels.Instance;
        // The bars are in the order of time, this way or the other.
        var (one, other) = (bars[0].Candle.CloseTime, bars[^1].Candle.CloseTime);
        var (first, last) = one < other ? (one, other) : (other, one);
        return new RegimeTimeline(
            new RegimeKey(new SymbolKey(id), timeframe), first, last, bars.Length, transitions, grains);
    }
}
