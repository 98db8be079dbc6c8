namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/states.mjs: widgets that wait, have nothing, fail or are out of date.</summary>
[Collection(nameof(DashboardRun))]
public sealed class WidgetStateTests(DashboardRun run)
{
    [Fact]
    public void Widgets_say_that_they_are_loading() =>
        run.ShouldHavePassed(nameof(Widgets_say_that_they_are_loading));

    [Fact]
    public void Widgets_say_that_there_is_nothing() =>
        run.ShouldHavePassed(nameof(Widgets_say_that_there_is_nothing));

    [Fact]
    public void Widgets_show_errors_and_offer_to_try_again() =>
        run.ShouldHavePassed(nameof(Widgets_show_errors_and_offer_to_try_again));

    [Fact]
    public void Old_values_are_greyed_with_their_age() =>
        run.ShouldHavePassed(nameof(Old_values_are_greyed_with_their_age));

    [Fact]
    public void A_feature_that_is_not_known_is_a_dash_with_its_reason() =>
        run.ShouldHavePassed(nameof(A_feature_that_is_not_known_is_a_dash_with_its_reason));

    [Fact]
    public void Fills_and_refusals_of_the_chosen_bot_are_marked() =>
        run.ShouldHavePassed(nameof(Fills_and_refusals_of_the_chosen_bot_are_marked));

    [Fact]
    public void A_bot_with_money_makes_the_dashboard_live() =>
        run.ShouldHavePassed(nameof(A_bot_with_money_makes_the_dashboard_live));

    [Fact]
    public void A_service_that_is_not_ready_says_what_it_lacks() =>
        run.ShouldHavePassed(nameof(A_service_that_is_not_ready_says_what_it_lacks));

    [Fact]
    public void Bars_that_are_missing_are_loaded_when_the_service_has_them() =>
        run.ShouldHavePassed(nameof(Bars_that_are_missing_are_loaded_when_the_service_has_them));

    [Fact]
    public void Instruments_of_the_same_symbol_are_told_apart_by_venue() =>
        run.ShouldHavePassed(nameof(Instruments_of_the_same_symbol_are_told_apart_by_venue));

    [Fact]
    public void Money_is_exact_signed_and_with_its_currency() =>
        run.ShouldHavePassed(nameof(Money_is_exact_signed_and_with_its_currency));
}
