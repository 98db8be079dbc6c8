namespace Aetherion.VenueEmulator.Core.Markets;

/// <summary>The bars of a symbol: seconds and minutes are kept, longer ones are rolled up from minutes when asked for.</summary>
internal sealed class KlineLog
{
    private const int SecondsMax = 200_000;
    private const int MinutesMax = 50_000;
    private const long Second = 1000;
    private const long Minute = 60_000;

    private readonly List<Kline> _seconds = [];
    private readonly List<Kline> _minutes = [];

    /// <summary>Bars of the past, oldest first; of seconds or of minutes.</summary>
    public void AddHistory(IEnumerable<Kline> bars, bool areSeconds)
    {
        foreach (var bar in bars)
        {
            if (!areSeconds)
            {
                _minutes.Add(bar);
                continue;
            }
            _seconds.Add(bar);
            var open = bar.OpenMs - (bar.OpenMs % Minute);
            if (_minutes.Count == 0 || _minutes[^1].OpenMs != open)
                _minutes.Add(new Kline(open, bar.Open));
            _minutes[^1].Add(bar);
        }
    }

    public void Add(long timeMs, decimal price, decimal quantity, decimal quote, bool isBuyerMaker, long firstId, long lastId)
    {
        BarAt(_seconds, Second, SecondsMax, timeMs, price).Add(price, quantity, quote, isBuyerMaker, firstId, lastId);
        BarAt(_minutes, Minute, MinutesMax, timeMs, price).Add(price, quantity, quote, isBuyerMaker, firstId, lastId);
    }

    /// <summary>Flat bars up to a time, for as long as nothing was traded.</summary>
    public void AdvanceTo(long timeMs)
    {
        if (_minutes.Count == 0)
            return;
        FillTo(_seconds, Second, SecondsMax, timeMs);
        FillTo(_minutes, Minute, MinutesMax, timeMs);
    }

    /// <summary>Oldest first; the newest without a start, the oldest from a start on.</summary>
    public List<Kline> Query(KlineInterval interval, long? startMs, long? endMs, int limit)
    {
        var from = startMs ?? long.MinValue;
        var to = endMs ?? long.MaxValue;
        var source = interval.Millis < Minute ? _seconds : _minutes;
        var bars = interval.Millis is Second or Minute ? source : RollUp(source, interval);
        var found = bars.Where(bar => bar.OpenMs >= from && bar.OpenMs <= to);
        return startMs is null ? [.. found.TakeLast(limit)] : [.. found.Take(limit)];
    }

    /// <summary>The bar of an interval that began at a time; null when there is none.</summary>
    public Kline? Find(KlineInterval interval, long openMs)
    {
        var source = interval.Millis < Minute ? _seconds : _minutes;
        var index = LowerBound(source, openMs);
        Kline? result = null;
        for (; index < source.Count && source[index].OpenMs < openMs + interval.Millis; index++)
            result = Merge(result, source[index], openMs);
        return result;
    }

    private static List<Kline> RollUp(List<Kline> source, KlineInterval interval)
    {
        var bars = new List<Kline>();
        foreach (var bar in source)
        {
            var open = interval.StartOf(bar.OpenMs);
            if (bars.Count > 0 && bars[^1].OpenMs == open)
                bars[^1].Add(bar);
            else
                bars.Add(Merge(null, bar, open));
        }
        return bars;
    }

    private static Kline Merge(Kline? result, Kline bar, long openMs)
    {
        result ??= new Kline(openMs, bar.Open);
        result.Add(bar);
        return result;
    }

    private static Kline BarAt(List<Kline> bars, long length, int max, long timeMs, decimal price)
    {
        var open = timeMs - (timeMs % length);
        if (bars.Count > 0)
            FillTo(bars, length, max, timeMs);
        if (bars.Count == 0)
            bars.Add(new Kline(open, price));
        var index = LowerBound(bars, open);
        // A trade from before all bars counts to the first.
        return bars[Math.Min(index, bars.Count - 1)];
    }

    private static void FillTo(List<Kline> bars, long length, int max, long timeMs)
    {
        if (bars.Count == 0)
            return;
        var open = timeMs - (timeMs % length);
        if (open - bars[^1].OpenMs > length * max)
            bars.RemoveRange(0, bars.Count - 1);
        for (var next = Math.Max(bars[^1].OpenMs + length, open - (length * max)); next <= open; next += length)
            bars.Add(new Kline(next, bars[^1].Close));
        if (bars.Count > max + (max / 4))
            bars.RemoveRange(0, bars.Count - max);
    }

    private static int LowerBound(List<Kline> bars, long openMs)
    {
        var (low, high) = (0, bars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bars[middle].OpenMs < openMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
