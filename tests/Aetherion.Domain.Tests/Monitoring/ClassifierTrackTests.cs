using Aetherion.Domain.Monitoring;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class ClassifierTrackTests
{
    private static readonly MonitorOptions Options = new() { ForecastRows = 8, ForecastRowsMin = 4 };
    private static readonly ClassifierTraining Training = new([], 0.9);

    [Fact]
    public void It_alerts_once_and_again_only_after_it_was_well()
    {
        ClassifierTrack track = new("outlook-a", Training, Options);
        Add(track, Options.ForecastRowsMin - 1, 0.9, rightEvery: 2);
        track.Judge(10, null).ShouldBeNull("these are too few");
        track.Health.ShouldBe(ModelHealth.Unknown);
        Add(track, 1, 0.9, rightEvery: 2);
        track.Judge(20, null).ShouldNotBeNull().Sequence.ShouldBe(20);
        track.Judge(30, null).ShouldBeNull("it was told");
        Add(track, Options.ForecastRows, 1, rightEvery: 1);
        track.Judge(40, null).ShouldBeNull();
        track.Health.ShouldBe(ModelHealth.Healthy);
        Add(track, Options.ForecastRows, 0.9, rightEvery: 2);
        track.Judge(50, null).ShouldNotBeNull().Version.ShouldBe("outlook-a");
    }

    [Fact]
    public void What_was_saved_of_another_version_or_is_damaged_is_not_restored()
    {
        ClassifierTrack track = new("outlook-a", Training, Options);
        Add(track, 4, 0.9, rightEvery: 2);
        track.Judge(10, null);
        ClassifierTrackState saved = track.Save();
        ClassifierTrack restored = new("outlook-a", Training, Options);
        restored.Restore(saved, null);
        (restored.Health, restored.Calibration!.BrierScore).ShouldBe((track.Health, track.Calibration!.BrierScore));
        restored.Judge(20, null).ShouldBeNull("it was told");
        Should.Throw<InvalidDataException>(() => new ClassifierTrack("outlook-b", Training, Options).Restore(saved, null));
        Should.Throw<InvalidDataException>(() => restored.Restore(
            saved with { Calibration = new CalibrationState([0, 7], [0.5, 0.5, 0.5, 0.5]) }, null));
        Should.Throw<InvalidDataException>(() => restored.Restore(
            saved with { Calibration = new CalibrationState([0], [1]) }, null));
    }

    [Fact]
    public void Each_forecast_counts_once_and_those_from_before_it_began_not_at_all()
    {
        ClassifierTrack track = new("outlook-a", Training, Options);
        track.Begin(10);
        track.Begin(5);
        track.Add(10, [0.9, 0.1], 0);
        track.Calibration.ShouldBeNull();
        track.Add(20, [0.9, 0.1], 0);
        track.Add(20, [0.9, 0.1], 0);
        track.Add(15, [0.9, 0.1], 0);
        (track.Calibration!.RowCount, track.LastForecast).ShouldBe((1, 20));
        Should.Throw<ArgumentException>(() => track.Add(30, [0.9, 0.9], 0));
        track.LastForecast.ShouldBe(20, "it was not taken");
        ClassifierTrack restored = new("outlook-a", Training, Options);
        restored.Restore(track.Save(), null);
        restored.Begin(0);
        restored.Add(20, [0.9, 0.1], 0);
        (restored.Calibration!.RowCount, restored.LastForecast).ShouldBe((1, 20));
    }

    [Fact]
    public void A_state_that_does_not_say_which_forecasts_it_has_goes_on_with_those_from_now_on()
    {
        ClassifierTrack track = new("outlook-a", Training, Options);
        track.Restore(new ClassifierTrackState("outlook-a", new CalibrationState([0], [0.9, 0.1]), default), null);
        track.Begin(100);
        track.Add(90, [0.9, 0.1], 1);
        track.Add(110, [0.9, 0.1], 1);
        (track.Calibration!.RowCount, track.LastForecast).ShouldBe((2, 110));
    }

    private static void Add(ClassifierTrack track, int count, double probability, int rightEvery)
    {
        for (int row = 0; row < count; row++)
            track.Add((track.LastForecast ?? 0) + 1, [probability, 1 - probability], row % rightEvery == 0 ? 0 : 1);
    }
}
