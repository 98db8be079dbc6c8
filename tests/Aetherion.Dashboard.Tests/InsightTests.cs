namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/insights.mjs: what the models say of the bars, and why.</summary>
[Collection(nameof(DashboardRun))]
public sealed class InsightTests(DashboardRun run)
{
    [Fact]
    public void The_strip_shows_the_anomalies_of_the_service() =>
        run.ShouldHavePassed(nameof(The_strip_shows_the_anomalies_of_the_service));

    [Fact]
    public void An_alarm_is_told_in_words_with_its_features() =>
        run.ShouldHavePassed(nameof(An_alarm_is_told_in_words_with_its_features));

    [Fact]
    public void The_regime_is_explained_as_the_service_does() =>
        run.ShouldHavePassed(nameof(The_regime_is_explained_as_the_service_does));

    [Fact]
    public void A_click_on_a_switch_shows_its_stored_explanation() =>
        run.ShouldHavePassed(nameof(A_click_on_a_switch_shows_its_stored_explanation));

    [Fact]
    public void Keys_choose_a_regime_change() =>
        run.ShouldHavePassed(nameof(Keys_choose_a_regime_change));

    [Fact]
    public void Reasons_stand_with_value_deviation_and_signed_bar() =>
        run.ShouldHavePassed(nameof(Reasons_stand_with_value_deviation_and_signed_bar));

    [Fact]
    public void A_regime_that_its_dwell_holds_is_said_to_be_held() =>
        run.ShouldHavePassed(nameof(A_regime_that_its_dwell_holds_is_said_to_be_held));

    [Fact]
    public void A_change_without_reasons_says_so() =>
        run.ShouldHavePassed(nameof(A_change_without_reasons_says_so));

    [Fact]
    public void The_outlook_shows_move_kind_agreement_and_tradability() =>
        run.ShouldHavePassed(nameof(The_outlook_shows_move_kind_agreement_and_tradability));

    [Fact]
    public void Bars_below_a_minute_have_no_regime_and_no_error() =>
        run.ShouldHavePassed(nameof(Bars_below_a_minute_have_no_regime_and_no_error));

    [Fact]
    public void What_the_models_do_not_know_yet_is_said() =>
        run.ShouldHavePassed(nameof(What_the_models_do_not_know_yet_is_said));
}
