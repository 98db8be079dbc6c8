namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/replay.mjs: the dashboard of `replay --port`, which lives in the time of a recording.</summary>
[Collection(nameof(DashboardRun))]
public sealed class ReplayPageTests(DashboardRun run)
{
    [Fact]
    public void A_replay_is_marked_in_a_colour_of_its_own_in_dark_and_light_and_wide_and_narrow() =>
        run.ShouldHavePassed(nameof(A_replay_is_marked_in_a_colour_of_its_own_in_dark_and_light_and_wide_and_narrow));

    [Fact]
    public void Ages_and_the_clock_are_of_the_market_then() =>
        run.ShouldHavePassed(nameof(Ages_and_the_clock_are_of_the_market_then));
}
