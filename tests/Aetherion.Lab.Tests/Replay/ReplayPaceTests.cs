using Aetherion.GrainHost.Tests;
using Aetherion.Lab.Replay;

namespace Aetherion.Lab.Tests.Replay;

public sealed class ReplayPaceTests
{
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(null, 1_024)]
    [InlineData(1.0, 1)]
    [InlineData(300.0, 1)]
    [InlineData(3_000.0, 10)]
    [InlineData(1e9, 1_024)]
    public void A_batch_is_what_passes_in_a_step(double? speed, int bars) =>
        new ReplayPace(speed, 1_024, _time).BatchBars.ShouldBe(bars);

    [Fact]
    public void Without_a_speed_nothing_waits()
    {
        var pace = new ReplayPace(null, 1_024, _time);
        WaitAsync(pace, 0).IsCompletedSuccessfully.ShouldBeTrue();
        WaitAsync(pace, 100_000).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_bar_comes_when_its_time_has_come_at_the_speed()
    {
        var pace = new ReplayPace(60, 1_024, _time);
        WaitAsync(pace, 0).IsCompletedSuccessfully.ShouldBeTrue("the first bar is due at once");
        var waiting = WaitAsync(pace, 10);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await waiting;
        WaitAsync(pace, 9).IsCompletedSuccessfully.ShouldBeTrue("a bar that is overdue does not wait");
    }

    [Fact]
    public async Task A_wait_of_months_is_possible()
    {
        var pace = new ReplayPace(0.001, 1_024, _time);
        await WaitAsync(pace, 0);
        var waiting = WaitAsync(pace, 100);
        for (var day = 0; day < 69; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await Task.Yield();
        }
        waiting.IsCompleted.ShouldBeFalse();
        while (!waiting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }
        await waiting;
    }

    [Fact]
    public async Task A_wait_ends_when_the_replay_is_interrupted()
    {
        using var stop = new CancellationTokenSource();
        var pace = new ReplayPace(1, 1_024, _time);
        await pace.WaitAsync(First, stop.Token);
        var waiting = pace.WaitAsync(First.AddMinutes(1), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    private static Task WaitAsync(ReplayPace pace, int minutes) =>
        pace.WaitAsync(First.AddMinutes(minutes), TestContext.Current.CancellationToken);
}
