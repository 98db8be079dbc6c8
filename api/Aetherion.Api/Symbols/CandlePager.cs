using System.Collections.Immutable;
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
internal sealed class CandlePager(IClusterClient grains)
{
    public const int PageSizeDefault = 500;
    public const int PageSizeMax = 1000;

    private const string CursorKind = "candle";

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
        ImmutableArray<PagedBar> bars = range.IsEmpty
            ? []
            : await ReadBarsAsync(stored, instrument.Id, timeframe, range, limit, newestFirst);
        var labels = LabelsOf(transitions, instrument.Id, timeframe, bars);
        return Page.Make(
            bars.Select(bar => bar.ToType(instrument, labels)).ToImmutableArray(),
            node => Cursor.Encode(CursorKind, node.OpenTime),
            paging);
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
            if (!bars.TryGetValue(bar.Candle.OpenTime, out var recent) || recent.Candle.Revision <= bar.Candle.Revision)
                bars[bar.Candle.OpenTime] = PagedBar.Stored(bar);
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
        var latest = await symbol.GetLatestBar(timeframe);
        return PagedBar.Recent(candles, latest);
    }

    private IRegimeLabels LabelsOf(
        TransitionLoader transitions, InstrumentId id, Timeframe timeframe, ImmutableArray<PagedBar> bars)
    {
        if (bars.IsEmpty || !Timeframes.WithRegimes.Contains(timeframe))
            return NoRegimeLabels.Instance;
        var closes = bars.Select(bar => bar.Candle.CloseTime);
        return new RegimeTimeline(
            new RegimeKey(new SymbolKey(id), timeframe), closes.Min(), closes.Max(), bars.Length, transitions, grains);
    }
}
