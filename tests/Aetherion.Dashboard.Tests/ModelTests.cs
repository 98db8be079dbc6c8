namespace Aetherion.Dashboard.Tests;

/// <summary>The scenarios of node/models.mjs: how the models do, and who is in charge.</summary>
[Collection(nameof(DashboardRun))]
public sealed class ModelTests(DashboardRun run)
{
    [Fact]
    public void Model_health_compares_marks_drift_and_alerts() =>
        run.ShouldHavePassed(nameof(Model_health_compares_marks_drift_and_alerts));

    [Fact]
    public void Model_health_says_that_no_classifier_is_in_charge() =>
        run.ShouldHavePassed(nameof(Model_health_says_that_no_classifier_is_in_charge));

    [Fact]
    public void Model_health_shows_a_classifier_without_challenger_or_reference_as_such() =>
        run.ShouldHavePassed(nameof(Model_health_shows_a_classifier_without_challenger_or_reference_as_such));

    [Fact]
    public void Model_health_shows_an_anomaly_model_without_reference_or_scored_bars_as_such() =>
        run.ShouldHavePassed(nameof(Model_health_shows_an_anomaly_model_without_reference_or_scored_bars_as_such));

    [Fact]
    public void Model_health_shows_a_challenging_anomaly_model_that_has_just_begun_as_such() =>
        run.ShouldHavePassed(nameof(Model_health_shows_a_challenging_anomaly_model_that_has_just_begun_as_such));

    [Fact]
    public void Model_health_says_that_the_anomaly_model_is_not_known_yet() =>
        run.ShouldHavePassed(nameof(Model_health_says_that_the_anomaly_model_is_not_known_yet));

    [Fact]
    public void Events_of_models_are_those_of_the_service_newest_first() =>
        run.ShouldHavePassed(nameof(Events_of_models_are_those_of_the_service_newest_first));

    [Fact]
    public void A_model_is_promoted_after_a_confirmation_by_keys_alone() =>
        run.ShouldHavePassed(nameof(A_model_is_promoted_after_a_confirmation_by_keys_alone));

    [Fact]
    public void A_damaged_model_says_why_and_is_not_offered_for_promotion() =>
        run.ShouldHavePassed(nameof(A_damaged_model_says_why_and_is_not_offered_for_promotion));

    [Fact]
    public void A_refused_roll_back_says_why_and_leaves_the_dialogue() =>
        run.ShouldHavePassed(nameof(A_refused_roll_back_says_why_and_leaves_the_dialogue));

    [Fact]
    public void Reasons_and_models_fit_a_narrow_screen_and_can_be_read() =>
        run.ShouldHavePassed(nameof(Reasons_and_models_fit_a_narrow_screen_and_can_be_read));
}
