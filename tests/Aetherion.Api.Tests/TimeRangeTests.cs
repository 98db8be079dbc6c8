namespace Aetherion.Api.Tests;

public sealed class TimeRangeTests
{
    /// <summary>The database keeps microseconds: a bound between two of them would be the one before.</summary>
    [Fact]
    public void What_lies_after_a_time_begins_at_the_next_that_can_be_stored()
    {
        DateTime time = new(2026, 1, 1, 12, 59, 0, DateTimeKind.Utc);
        var range = new TimeRange(null, null).After(time);
        range.From.ShouldBe(time.AddMicroseconds(1));
        range.Contains(time).ShouldBeFalse();
        new TimeRange(null, null).After(DateTime.MaxValue).From.ShouldBeNull();
    }
}
