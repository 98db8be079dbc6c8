using Aetherion.Api.Live;
using Aetherion.GrainHost.Tests;

namespace Aetherion.Api.Tests.Live;

public sealed class StreamPacerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(0, 200)]
    [InlineData(0.3, 200)]
    [InlineData(0.7, 100)]
    public void A_late_tick_delays_none_after_it_unless_they_would_come_too_near(double lateness, int expected)
    {
        var late = new LateTimeProvider(_time, lateness * Interval);
        using var pacer = new StreamPacer(Interval, late);

        for (var i = 0; i < 4_000; i++)
            _time.Advance(TimeSpan.FromMilliseconds(5));

        late.FiredCount.ShouldBeInRange(expected - 1, expected + 1);
    }
}
