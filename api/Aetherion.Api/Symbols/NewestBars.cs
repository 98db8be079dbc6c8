using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>
/// Keeps the newest stored bars of the series that charts look at. A closed bar does not change, so those that were read
/// once are joined with those the grain has closed since; only what was stored in between is read. The grain says from
/// where on it holds every bar, which shows when something would be missing.
/// </summary>
internal sealed class NewestBars(TimeProvider time)
{
    /// <summary>Series kept; the one that was not asked for the longest makes room.</summary>
    public const int SeriesMax = 64;

    /// <summary>Bars of a series.</summary>
    public const int BarsMax = CandlePager.PageSizeMax + 1;

    /// <summary>Newer bars are looked for no more often: until they are found, the grain has them.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>After so long a window is read anew, so that what retention has dropped does not stay.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(SymbolKey Key, Timeframe Timeframe), BarWindowEntry> _entries = [];

    /// <summary>Whether bars of the series are kept, so that the grain need not be asked for as many.</summary>
    public bool Has(SymbolKey key, Timeframe timeframe, int limit)
    {
        var window = Find(key, timeframe).Window;
        return window is not null && window.Covers(limit) && !IsOld(window);
    }

    /// <summary>The newest stored bars, newest first, at least as many as asked for where there are.</summary>
    /// <param name="load">Reads what is missing; those of several series that are missing are read together.</param>
    /// <param name="held">What the grain holds.</param>
    public async ValueTask<ImmutableArray<PagedBar>> ReadAsync(
        Func<BarRange, Task<ImmutableArray<ScoredBar>>> load,
        SymbolKey key,
        Timeframe timeframe,
        int limit,
        HeldBars held)
    {
        var entry = Find(key, timeframe);
        if (entry.Window is { } known && IsGood(known, limit, held))
            return known.Bars;
        await entry.Gate.WaitAsync();
        try
        {
            if (entry.Window is { } meanwhile && IsGood(meanwhile, limit, held))
                return meanwhile.Bars;
            entry.Window = await RenewAsync(load, entry.Window, key, timeframe, limit);
            return entry.Window.Bars;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private bool IsGood(BarWindow window, int limit, HeldBars held)
    {
        if (!window.Covers(limit) || !held.Meet(window.Bars) || IsOld(window))
            return false;
        return held.HaveNothingAfter(window.Bars[0]) || time.GetElapsedTime(window.CheckedAt) < CheckInterval;
    }

    private bool IsOld(BarWindow window) => time.GetElapsedTime(window.ReadAt) > AgeMax;

    private async Task<BarWindow> RenewAsync(
        Func<BarRange, Task<ImmutableArray<ScoredBar>>> load,
        BarWindow? window,
        SymbolKey key,
        Timeframe timeframe,
        int limit)
    {
        var now = time.GetTimestamp();
        if (window is not null && window.Covers(limit) && !IsOld(window))
        {
            var newer = Stored(await load(new BarRange(
                key, timeframe, window.NewestOpenTime!.Value + TimeRange.Step, To: null, BarsMax, NewestFirst: true)));
            var joined = window.With(newer, BarsMax, now);
            if (newer.Length < BarsMax)
                return joined;
        }

        var bars = Stored(await load(new BarRange(key, timeframe, From: null, To: null, limit, NewestFirst: true)));
        return new BarWindow(bars, bars.Length < limit, now, now);
    }

    private static ImmutableArray<PagedBar> Stored(ImmutableArray<ScoredBar> bars) =>
        [.. bars.Select(bar => PagedBar.Closed(bar))];

    private BarWindowEntry Find(SymbolKey key, Timeframe timeframe)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((key, timeframe), out var entry))
            {
                if (_entries.Count >= SeriesMax)
                    _entries.Remove(_entries.MinBy(pair => pair.Value.UsedAt).Key);
                _entries.Add((key, timeframe), entry = new BarWindowEntry());
            }

            entry.UsedAt = time.GetTimestamp();
            return entry;
        }
    }
}
