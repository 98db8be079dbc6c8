using Aetherion.Api.Live;
using Aetherion.GrainHost.Tests;

namespace Aetherion.Api.Tests.Live;

/// <summary>A rate as one subscriber sees it. The test takes the place of the pacer: a tick comes when it says so.</summary>
public sealed class StreamPaceTests : IDisposable
{
    private const int StepsPerTick = 20;
    private readonly StreamWaiter _waiter = new();
    private readonly StreamPace _pace;

    public StreamPaceTests() => _pace = _waiter.Pace = new StreamPace(new StreamPacers(new ManualTimeProvider()), 10, _waiter);

    public void Dispose() => _pace.Dispose();

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void No_two_updates_come_within_one_interval_of_the_rate(double changesPerStep)
    {
        var random = new Random(11);
        var passes = new List<int>();
        var isWaiting = false;
        for (var i = 0; i < 20_000; i++)
        {
            Step(i);
            isWaiting |= random.NextDouble() < changesPerStep;
            if (!isWaiting || !_pace.TryPass())
                continue;
            passes.Add(i);
            isWaiting = false;
        }

        passes.Count.ShouldBeGreaterThan(100);
        passes.Zip(passes.Skip(1), (before, after) => after - before).Min().ShouldBeGreaterThanOrEqualTo(StepsPerTick);
    }

    [Fact]
    public void Who_always_has_news_is_sent_them_at_the_rate()
    {
        var passes = 0;
        for (var i = 0; i < 100 * StepsPerTick; i++)
        {
            Step(i);
            passes += _pace.TryPass() ? 1 : 0;
        }

        passes.ShouldBeInRange(99, 101);
    }

    [Fact]
    public async Task Whoever_is_held_gets_a_signal_when_the_interval_is_over()
    {
        var signal = Hold();
        _pace.OnTick();
        signal.IsCompleted.ShouldBeFalse();
        _pace.OnTick();

        await signal;
        _pace.TryPass().ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_is_held_is_not_told_of_each_change()
    {
        var signal = Hold();
        _waiter.SignalUnheld();
        signal.IsCompleted.ShouldBeFalse();
        _pace.OnTick();
        _pace.OnTick();

        await signal;
        _pace.TryPass().ShouldBeTrue();
        var next = _waiter.WaitAsync();
        _waiter.SignalUnheld();
        await next;
    }

    [Fact]
    public async Task Whoever_found_nothing_to_send_after_a_tick_is_told_of_what_comes_by_the_next_one()
    {
        var signal = Hold();
        _pace.OnTick();
        _pace.OnTick();
        await signal;

        var next = _waiter.WaitAsync();
        _waiter.SignalUnheld();
        _pace.OnTick();

        await next.AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        _pace.TryPass().ShouldBeTrue();
    }

    [Fact]
    public async Task A_signal_comes_also_when_the_tick_comes_while_the_subscriber_begins_to_wait()
    {
        for (var i = 0; i < 20_000; i++)
        {
            while (_pace.TryPass())
                await Task.CompletedTask;
            var ticking = Task.Run(_pace.OnTick, TestContext.Current.CancellationToken);
            _pace.OnTick();
            if (!_pace.TryPass())
                await _waiter.WaitAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            await ticking;
        }
    }

    private ValueTask Hold()
    {
        _pace.TryPass().ShouldBeTrue();
        _pace.TryPass().ShouldBeFalse();
        return _waiter.WaitAsync();
    }

    private void Step(int i)
    {
        if (i % StepsPerTick == StepsPerTick - 1)
            _pace.OnTick();
    }
}
