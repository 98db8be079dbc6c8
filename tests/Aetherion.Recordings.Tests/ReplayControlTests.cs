using Aetherion.GrainHost.Tests;

namespace Aetherion.Recordings.Tests;

public sealed class ReplayControlTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task As_fast_as_possible_waits_for_nothing()
    {
        using ReplayControl control = new(null, _time);

        await control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);
        await control.WaitAsync(Inputs.Start.AddYears(1), TestContext.Current.CancellationToken);

        control.MustWait(Inputs.Start.AddYears(2)).ShouldBeFalse();
    }

    [Fact]
    public async Task Ten_seconds_of_the_market_take_five_of_ours_at_double_speed()
    {
        using ReplayControl control = new(2, _time);
        await control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);

        var waiting = control.WaitAsync(Inputs.Start + (Second * 10), TestContext.Current.CancellationToken);

        _time.Advance(Second * 4.9);
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(Second * 0.2);
        await waiting;
    }

    [Fact]
    public async Task Another_speed_counts_from_where_it_was_set()
    {
        using ReplayControl control = new(1, _time);
        await control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);
        var waiting = control.WaitAsync(Inputs.Start + (Second * 1000), TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();

        control.SetSpeed(null);

        await waiting;
    }

    [Fact]
    public async Task A_pause_holds_everything_and_a_step_lets_one_through()
    {
        using ReplayControl control = new(null, _time);
        control.TogglePause();
        var first = control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);
        first.IsCompleted.ShouldBeFalse();

        control.Step();
        await first;
        var second = control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);
        second.IsCompleted.ShouldBeFalse();
        control.IsPaused.ShouldBeTrue();

        control.TogglePause();
        await second;
    }

    [Fact]
    public async Task Going_to_a_time_is_fast_up_to_it_and_paced_after_it()
    {
        using ReplayControl control = new(1, _time);
        control.GoTo(Inputs.Start + (Second * 100));

        await control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);
        await control.WaitAsync(Inputs.Start + (Second * 100), TestContext.Current.CancellationToken);
        await control.WaitAsync(Inputs.Start + (Second * 101), TestContext.Current.CancellationToken);
        var after = control.WaitAsync(Inputs.Start + (Second * 103), TestContext.Current.CancellationToken);

        after.IsCompleted.ShouldBeFalse();
        _time.Advance(Second * 2);
        await after;
    }

    [Fact]
    public async Task Going_back_asks_for_another_beginning_once_and_leaves_the_pause_as_it_is()
    {
        using ReplayControl control = new(null, _time);
        control.TakeBack().ShouldBeNull();
        control.TogglePause();
        control.GoTo(Inputs.Start.AddHours(1));
        var asked = control.BackAsked;

        control.GoBack(Inputs.Start);

        asked.IsCancellationRequested.ShouldBeTrue();
        control.TakeBack().ShouldBe(Inputs.Start);
        control.TakeBack().ShouldBeNull();
        control.BackAsked.IsCancellationRequested.ShouldBeFalse();
        var waiting = control.WaitAsync(Inputs.Start, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse("still paused, and no longer on the way to a later time");
        control.TogglePause();
        await waiting;
    }
}
