using Aetherion.Api.Live;
using Aetherion.GrainHost.Tests;

namespace Aetherion.Api.Tests.Live;

/// <summary>A rate as one subscriber sees it, with a clock that only the test moves: a pass comes when it was allowed.</summary>
public sealed class StreamPaceTests
{
    private const int Rate = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1000 / Rate);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private readonly ManualTimeProvider _time = new();
    private readonly StreamWaiter _waiter = new();

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void No_two_updates_come_within_one_interval_of_the_rate(double changesPerStep)
    {
        var random = new Random(11);
        using var pace = new StreamPace(new StreamPacers(_time), Rate, _waiter);
        var passes = new List<DateTimeOffset>();
        var isWaiting = false;
        for (var i = 0; i < 20_000; i++)
        {
            _time.Advance(Step);
            isWaiting |= random.NextDouble() < changesPerStep;
            if (!isWaiting || !pace.TryPass())
                continue;
            passes.Add(_time.GetUtcNow());
            isWaiting = false;
        }

        passes.Count.ShouldBeGreaterThan(100);
        passes.Zip(passes.Skip(1), (before, after) => after - before).Min().ShouldBeGreaterThanOrEqualTo(Interval);
    }

    [Fact]
    public void Who_always_has_news_is_sent_them_at_the_rate()
    {
        using var pace = new StreamPace(new StreamPacers(_time), Rate, _waiter);
        var passes = 0;
        for (var i = 0; i < 2_000; i++)
        {
            _time.Advance(Step);
            passes += pace.TryPass() ? 1 : 0;
        }

        passes.ShouldBeInRange(99, 101);
    }

    [Fact]
    public async Task Whoever_is_held_gets_a_signal_when_the_interval_is_over()
    {
        using var pace = new StreamPace(new StreamPacers(_time), Rate, _waiter);
        pace.TryPass().ShouldBeTrue();
        pace.TryPass().ShouldBeFalse();
        var signal = _waiter.WaitAsync();
        signal.IsCompleted.ShouldBeFalse();

        _time.Advance(2 * Interval);

        await signal;
        pace.TryPass().ShouldBeTrue();
    }
}
