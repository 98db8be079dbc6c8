using System.Collections.Immutable;
using Aetherion.Api.Symbols;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Symbols;

public sealed class NewestBarsTests
{
    private readonly FakeMarketDataHistory _history = new();
    private readonly FakeTime _time = new();

    [Fact]
    public async Task What_was_read_once_is_not_read_again_while_the_grain_has_what_came_since()
    {
        var newest = Start(storedMinutes: 100);
        await ReadAsync(newest, limit: 50, heldFrom: 90, heldTo: 99);

        for (var request = 0; request < 10; request++)
            Minutes(await ReadAsync(newest, limit: 50, heldFrom: 90, heldTo: 99)).Take(50).ShouldBe(Down(from: 99, count: 50));

        _history.BarReads.ShouldBe(1);
    }

    [Fact]
    public async Task A_bar_that_was_stored_since_is_found_with_one_more_read()
    {
        var newest = Start(storedMinutes: 100);
        await ReadAsync(newest, limit: 50, heldFrom: 90, heldTo: 99);
        _history.Bars.Add(TestData.Bar(100));
        _time.Advance(TimeSpan.FromSeconds(1));

        var bars = await ReadAsync(newest, limit: 50, heldFrom: 95, heldTo: 100);

        Minutes(bars).Take(50).ShouldBe(Down(from: 100, count: 50));
        _history.BarReads.ShouldBe(2);
    }

    [Fact]
    public async Task A_bar_that_is_not_stored_yet_is_looked_for_a_few_times_a_second_only()
    {
        var newest = Start(storedMinutes: 100);
        await ReadAsync(newest, limit: 50, heldFrom: 90, heldTo: 99);
        _time.Advance(TimeSpan.FromSeconds(1));

        for (var request = 0; request < 100; request++)
        {
            await ReadAsync(newest, limit: 50, heldFrom: 95, heldTo: 100);
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        _history.BarReads.ShouldBeInRange(4, 8);
    }

    [Fact]
    public async Task A_gap_to_what_the_grain_holds_is_read_at_once()
    {
        var newest = Start(storedMinutes: 100);
        await ReadAsync(newest, limit: 50, heldFrom: 90, heldTo: 99);
        _history.Bars.AddRange(Enumerable.Range(100, 30).Select(minute => TestData.Bar(minute)));

        var bars = await ReadAsync(newest, limit: 50, heldFrom: 125, heldTo: 129);

        Minutes(bars).Take(50).ShouldBe(Down(from: 129, count: 50));
    }

    [Fact]
    public async Task More_bars_than_are_at_hand_are_read_and_then_kept()
    {
        var newest = Start(storedMinutes: 900);
        await ReadAsync(newest, limit: 50, heldFrom: 890, heldTo: 899);

        var bars = await ReadAsync(newest, limit: 501, heldFrom: 890, heldTo: 899);
        await ReadAsync(newest, limit: 501, heldFrom: 890, heldTo: 899);

        Minutes(bars).ShouldBe(Down(from: 899, count: 501));
        _history.BarReads.ShouldBe(2);
    }

    [Fact]
    public async Task A_series_shorter_than_what_is_asked_for_is_kept_too()
    {
        var newest = Start(storedMinutes: 10);
        await ReadAsync(newest, limit: 501, heldFrom: 5, heldTo: 9);

        Minutes(await ReadAsync(newest, limit: 501, heldFrom: 5, heldTo: 9)).ShouldBe(Down(from: 9, count: 10));

        _history.BarReads.ShouldBe(1);
    }

    [Fact]
    public async Task Bars_that_retention_has_dropped_are_gone_after_five_minutes()
    {
        var newest = Start(storedMinutes: 20);
        await ReadAsync(newest, limit: 50, heldFrom: 15, heldTo: 19);
        _history.Bars.RemoveRange(0, 10);
        _time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromTicks(1));

        Minutes(await ReadAsync(newest, limit: 50, heldFrom: 15, heldTo: 19)).ShouldBe(Down(from: 19, count: 10));
    }

    [Fact]
    public async Task Requests_at_the_same_time_share_one_read()
    {
        var newest = Start(storedMinutes: 100);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync(newest, 50, heldFrom: 90, heldTo: 99)));

        _history.BarReads.ShouldBe(1);
    }

    /// <summary>Bars close, are stored late, and the grain forgets; every page has all bars without a hole.</summary>
    [Fact]
    public async Task A_page_is_whole_whatever_is_stored_and_held_when()
    {
        const int RequestCount = 200;
        var random = new Random(4);
        var parts = new TestApiParts();
        await using var api = await TestApi.StartAsync(parts: parts);
        var (forming, stored) = (1, 0);
        for (var request = 0; request < RequestCount; request++)
        {
            forming += random.Next(4) == 0 ? random.Next(40) : random.Next(2);
            while (stored < forming && (random.Next(3) > 0 || forming - stored > 6))
                parts.Market.Bars.Add(TestData.Bar(stored++));
            var held = Math.Min(forming, forming - stored + random.Next(10));
            Hold(api, forming, held);
            var first = random.Next(3) == 0 ? random.Next(1, 1000) : random.Next(1, 20);

            var data = await api.QueryAsync(
                $"{{ instrument(id: \"sim:BTC-USD\") {{ candles(timeframe: M1, first: {first}) {{ nodes {{ openTime }} }} }} }}");

            data["instrument"]!["candles"]!["nodes"]!.AsArray()
                .Select(node => (int)((DateTimeOffset)node!["openTime"]! - TestData.Start).TotalMinutes)
                .ShouldBe(Down(forming, Math.Min(first, forming + 1)), $"request {request}");
        }

        parts.Market.BarReads.ShouldBeLessThan(RequestCount);
    }

    private static void Hold(TestApi api, int forming, int heldCount)
    {
        api.Btc.Candles[Timeframe.M1] =
            [.. Enumerable.Range(forming - heldCount, heldCount + 1).Select(minute => TestData.Candle(minute))];
        if (heldCount > 0)
            api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(forming - 1);
        else
            api.Btc.LatestBars.Remove(Timeframe.M1);
    }

    private NewestBars Start(int storedMinutes)
    {
        _history.Bars.AddRange(Enumerable.Range(0, storedMinutes).Select(minute => TestData.Bar(minute)));
        return new NewestBars(_time);
    }

    private Task<ImmutableArray<PagedBar>> ReadAsync(NewestBars newest, int limit, int heldFrom, int heldTo) =>
        newest.ReadAsync(
            Load, TestData.BtcKey, Timeframe.M1, limit, new HeldBars(Held(heldFrom), Held(heldTo), Forming: null))
            .AsTask();

    private async Task<ImmutableArray<ScoredBar>> Load(BarRange range) =>
        (await _history.ReadBarsAsync([range], TestContext.Current.CancellationToken))[0];

    private static PagedBar Held(int minute) => PagedBar.Closed(new ScoredBar(TestData.Bar(minute), null));

    private static IEnumerable<int> Minutes(ImmutableArray<PagedBar> bars) =>
        bars.Select(bar => (int)(bar.Candle.OpenTime - TestData.Start).TotalMinutes);

    private static IEnumerable<int> Down(int from, int count) => Enumerable.Range(from - count + 1, count).Reverse();
}
