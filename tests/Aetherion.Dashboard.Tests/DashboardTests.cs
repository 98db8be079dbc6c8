namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/scenarios.mjs: the page against its server.</summary>
[Collection(nameof(DashboardRun))]
public sealed class DashboardTests(DashboardRun run)
{
    [Fact]
    public void Lists_every_instrument_with_price_and_regime() =>
        run.ShouldHavePassed(nameof(Lists_every_instrument_with_price_and_regime));

    [Fact]
    public void Prices_move_with_the_trades() =>
        run.ShouldHavePassed(nameof(Prices_move_with_the_trades));

    [Fact]
    public void Drawn_bars_equal_the_candles_of_the_service() =>
        run.ShouldHavePassed(nameof(Drawn_bars_equal_the_candles_of_the_service));

    [Fact]
    public void Candles_stand_where_their_prices_are() =>
        run.ShouldHavePassed(nameof(Candles_stand_where_their_prices_are));

    [Fact]
    public void Backgrounds_show_the_regimes_with_their_confidence() =>
        run.ShouldHavePassed(nameof(Backgrounds_show_the_regimes_with_their_confidence));

    [Fact]
    public void Bands_stack_the_probabilities_of_the_service() =>
        run.ShouldHavePassed(nameof(Bands_stack_the_probabilities_of_the_service));

    [Fact]
    public void Switches_are_marked() =>
        run.ShouldHavePassed(nameof(Switches_are_marked));

    [Fact]
    public void Live_bars_are_appended_and_equal_the_service() =>
        run.ShouldHavePassed(nameof(Live_bars_are_appended_and_equal_the_service));

    [Fact]
    public void A_lost_connection_leaves_no_gap() =>
        run.ShouldHavePassed(nameof(A_lost_connection_leaves_no_gap));

    [Fact]
    public void A_bot_is_created_started_paused_stopped_and_deleted() =>
        run.ShouldHavePassed(nameof(A_bot_is_created_started_paused_stopped_and_deleted));

    [Fact]
    public void Events_of_a_bot_resume_after_a_lost_connection_each_once() =>
        run.ShouldHavePassed(nameof(Events_of_a_bot_resume_after_a_lost_connection_each_once));

    [Fact]
    public void A_refusal_is_shown_in_words() =>
        run.ShouldHavePassed(nameof(A_refusal_is_shown_in_words));

    [Fact]
    public void Trading_is_halted_and_resumed_by_typed_words_and_keys_alone() =>
        run.ShouldHavePassed(nameof(Trading_is_halted_and_resumed_by_typed_words_and_keys_alone));

    [Fact]
    public void Keys_choose_an_instrument_and_read_a_bar() =>
        run.ShouldHavePassed(nameof(Keys_choose_an_instrument_and_read_a_bar));

    [Fact]
    public void Every_text_has_contrast_enough_in_dark_and_light() =>
        run.ShouldHavePassed(nameof(Every_text_has_contrast_enough_in_dark_and_light));

    [Fact]
    public void A_narrow_screen_has_halt_instruments_and_bots_first() =>
        run.ShouldHavePassed(nameof(A_narrow_screen_has_halt_instruments_and_bots_first));

    [Fact]
    public void The_page_makes_no_errors_and_asks_nobody_else() =>
        run.ShouldHavePassed(nameof(The_page_makes_no_errors_and_asks_nobody_else));

    [Fact]
    public void GraphiQL_works_without_a_network() =>
        run.ShouldHavePassed(nameof(GraphiQL_works_without_a_network));
}
