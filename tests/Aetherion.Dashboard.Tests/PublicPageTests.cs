namespace Aetherion.Dashboard.Tests;

/// <summary>A small page of somebody else: urql and the public schema, nothing of ours.</summary>
[Collection(nameof(DashboardRun))]
public sealed class PublicPageTests(DashboardRun run)
{
    [Fact]
    public void The_page_shows_the_regimes_that_the_service_tells() =>
        run.ShouldHavePassed(nameof(The_page_shows_the_regimes_that_the_service_tells));

    [Fact]
    public void A_bot_is_started_and_its_state_is_live() =>
        run.ShouldHavePassed(nameof(A_bot_is_started_and_its_state_is_live));

    [Fact]
    public void The_page_shows_a_refusal_in_words() => run.ShouldHavePassed(nameof(The_page_shows_a_refusal_in_words));

    [Fact]
    public void Prices_move_and_regimes_follow_the_bars_without_a_reload() =>
        run.ShouldHavePassed(nameof(Prices_move_and_regimes_follow_the_bars_without_a_reload));
}
