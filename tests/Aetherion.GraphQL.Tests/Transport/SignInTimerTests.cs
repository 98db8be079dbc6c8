using Aetherion.GrainHost.Tests;
using Aetherion.GraphQL.Transport;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class SignInTimerTests
{
    private readonly ManualTimeProvider _time = new();
    private int _ends;

    [Fact]
    public void The_end_of_a_sign_in_comes_once_and_not_before_its_time()
    {
        using var timer = Create();
        timer.End = _time.GetUtcNow() + TimeSpan.FromMinutes(5);

        _time.Advance(TimeSpan.FromSeconds(299));
        _ends.ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(1));
        _ends.ShouldBe(1);
        _time.Advance(TimeSpan.FromDays(1));
        _ends.ShouldBe(1);
    }

    [Fact]
    public void An_end_that_was_moved_on_comes_at_its_new_time()
    {
        using var timer = Create();
        timer.End = _time.GetUtcNow() + TimeSpan.FromMinutes(5);
        _time.Advance(TimeSpan.FromMinutes(4));

        timer.End = _time.GetUtcNow() + TimeSpan.FromMinutes(5);

        _time.Advance(TimeSpan.FromMinutes(4));
        _ends.ShouldBe(0);
        _time.Advance(TimeSpan.FromMinutes(1));
        _ends.ShouldBe(1);
    }

    [Fact]
    public void An_end_in_the_past_comes_at_once()
    {
        using var timer = Create();

        timer.End = _time.GetUtcNow() - TimeSpan.FromDays(400);
        _time.Advance(TimeSpan.Zero);

        _ends.ShouldBe(1);
    }

    [Fact]
    public void An_end_beyond_the_longest_wait_of_a_timer_comes_at_its_time()
    {
        using var timer = Create();
        timer.End = _time.GetUtcNow() + TimeSpan.FromDays(400);

        _time.Advance(TimeSpan.FromDays(399));
        _ends.ShouldBe(0);
        _time.Advance(TimeSpan.FromDays(1));
        _ends.ShouldBe(1);
    }

    [Fact]
    public void A_sign_in_without_an_end_and_a_socket_that_is_gone_have_none()
    {
        using var timer = Create();
        timer.End = _time.GetUtcNow() + TimeSpan.FromMinutes(5);
        timer.End = null;
        _time.Advance(TimeSpan.FromDays(2));
        timer.End = _time.GetUtcNow() + TimeSpan.FromMinutes(5);

        timer.Dispose();

        _time.Advance(TimeSpan.FromDays(2));
        _ends.ShouldBe(0);
        _time.ArmedCount.ShouldBe(0);
    }

    private SignInTimer Create() => new(_time, () =>
    {
        _ends++;
        return Task.CompletedTask;
    });
}
