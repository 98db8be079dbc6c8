using System.Net;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainHost.Tests;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>Rules and clock of a venue that is slow: no order is too late because of them.</summary>
public sealed class SlowVenueTests : IDisposable
{
    private const string Symbol = "BTCUSDT";

    private readonly ManualTimeProvider _time = new();
    private readonly SlowHandler _handler = new();
    private readonly HttpClient _client;
    private readonly OrderGatewayOptions _options = new();
    private readonly RuleCache _rules;
    private readonly VenueClock _clock;

    public SlowVenueTests()
    {
        _client = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan };
        var venue = OrderVenues.Find("binance", VenueEndpoint.Of(new Uri("http://127.0.0.1:1")), isOwnAddress: false)!;
        OrderHttp http = new(venue, _client, new FakeBudget(), _options, _time, NullLogger.Instance);
        _rules = new RuleCache(venue, http, _options, _time);
        _clock = new VenueClock(venue, http, _options, _time);
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [Fact]
    public async Task Old_rules_serve_at_once_and_are_asked_for_once_beside_that()
    {
        await KnowRulesAsync();
        _time.Advance(_options.RulesLifetime);
        for (var i = 0; i < 3; i++)
            (await NowAsync(FindAsync()))!.Lot.Step.ShouldBe(0.1m);
        await _handler.UntilAskedAsync();
        _handler.Count.ShouldBe(2, "one request is under way at a time");

        _handler.Answer(HttpStatusCode.OK, Rules("0.01"));

        await UntilAsync(async () => (await NowAsync(FindAsync()))!.Lot.Step == 0.01m);
        _handler.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rules_that_are_not_known_are_waited_for_within_the_limit_and_by_the_second_question_no_longer()
    {
        var first = FindAsync();
        await _handler.UntilAskedAsync();
        first.IsCompleted.ShouldBeFalse();
        _time.Advance(SharedAttempt.WaitMax);
        (await first).ShouldBeNull();
        (await NowAsync(FindAsync())).ShouldBeNull("the time of the order is used up");

        _handler.Answer(HttpStatusCode.OK, Rules("0.1"));

        await UntilAsync(async () => await NowAsync(FindAsync()) is not null);
    }

    [Fact]
    public async Task Very_old_rules_are_waited_for_within_the_limit_and_serve_where_none_come()
    {
        await KnowRulesAsync();
        _time.Advance(_options.RulesAgeMax);
        var found = FindAsync();
        await _handler.UntilAskedAsync();
        found.IsCompleted.ShouldBeFalse();
        _handler.Answer(HttpStatusCode.OK, Rules("0.01"));
        (await found)!.Lot.Step.ShouldBe(0.01m);

        _time.Advance(_options.RulesAgeMax);
        found = FindAsync();
        await _handler.UntilAskedAsync();
        _time.Advance(SharedAttempt.WaitMax);
        (await found)!.Lot.Step.ShouldBe(0.01m);
    }

    [Fact]
    public async Task After_rules_that_were_not_told_nobody_asks_or_waits_for_some_seconds()
    {
        var found = FindAsync();
        await _handler.UntilAskedAsync();
        _handler.Answer(HttpStatusCode.ServiceUnavailable);
        (await found).ShouldBeNull();
        (await NowAsync(FindAsync())).ShouldBeNull();
        _handler.Count.ShouldBe(1);

        _time.Advance(SharedAttempt.Pause);
        found = FindAsync();
        await _handler.UntilAskedAsync();
        _handler.Answer(HttpStatusCode.OK, Rules("0.1"));
        (await found).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_clock_that_does_not_answer_holds_orders_up_within_the_limit_and_all_at_once()
    {
        var now = _time.GetUtcNow();
        var orders = Enumerable.Range(0, 5).Select(_ => VenueTimeAsync()).ToArray();
        await _handler.UntilAskedAsync();
        _time.Advance(SharedAttempt.WaitMax);

        foreach (var time in await Task.WhenAll(orders))
            time.ShouldBe(now + SharedAttempt.WaitMax);
        _handler.Count.ShouldBe(1);
        (await NowAsync(VenueTimeAsync())).ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task After_a_measurement_that_failed_orders_are_signed_by_the_one_before_for_some_seconds()
    {
        var theirs = _time.GetUtcNow().AddSeconds(7);
        var measured = VenueTimeAsync();
        await _handler.UntilAskedAsync();
        _handler.Answer(HttpStatusCode.OK, $$"""{"serverTime":{{theirs.ToUnixTimeMilliseconds()}}}""");
        (await measured - _time.GetUtcNow()).TotalSeconds.ShouldBe(7, 0.001);

        _clock.Doubt();
        measured = VenueTimeAsync();
        await _handler.UntilAskedAsync();
        _handler.Answer(HttpStatusCode.ServiceUnavailable);
        (await measured - _time.GetUtcNow()).TotalSeconds.ShouldBe(7, 0.001);
        await NowAsync(VenueTimeAsync());
        _handler.Count.ShouldBe(2);

        _time.Advance(SharedAttempt.Pause);
        measured = VenueTimeAsync();
        await _handler.UntilAskedAsync();
        _handler.Answer(HttpStatusCode.OK, $$"""{"serverTime":{{_time.GetUtcNow().ToUnixTimeMilliseconds()}}}""");
        (await measured - _time.GetUtcNow()).TotalSeconds.ShouldBe(0, 0.001);
    }

    private static string Rules(string step) =>
        $$$"""{"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","filters":[{"filterType":"LOT_SIZE","minQty":"0.1","maxQty":"9","stepSize":"{{{step}}}"}]}]}""";

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
    }

    /// <summary>It waits for nothing.</summary>
    private static Task<T> NowAsync<T>(Task<T> task)
    {
        task.IsCompleted.ShouldBeTrue("nothing is waited for");
        return task;
    }

    /// <summary>Whoever waits for ever is found out by real time.</summary>
    private Task<OrderRules?> FindAsync() => _rules.FindAsync(Symbol, TestContext.Current.CancellationToken)
        .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private Task<DateTimeOffset> VenueTimeAsync() => _clock.NowAsync(TestContext.Current.CancellationToken)
        .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private async Task KnowRulesAsync()
    {
        var found = FindAsync();
        await _handler.UntilAskedAsync();
        _handler.Answer(HttpStatusCode.OK, Rules("0.1"));
        (await found)!.Lot.Step.ShouldBe(0.1m);
    }
}
