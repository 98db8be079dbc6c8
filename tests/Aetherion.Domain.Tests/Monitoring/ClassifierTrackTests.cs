using Aetherion.Domain.Monitoring;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class ClassifierTrackTests
{
    private static readonly MonitorOptions Options = new() { ForecastRows = 8, ForecastRowsMin = 4 };

    [Fact]
    public void It_alerts_once_and_again_only_after_it_was_well()
    {
        ClassifierTrack track = new("outlook-a", Options);
        Add(track, Options.ForecastRowsMin - 1, 0.9, rightEvery: 2);
        track.Judge(10).ShouldBeNull("these are too few");
        track.Health.ShouldBe(ModelHealth.Unknown);
        Add(track, 1, 0.9, rightEvery: 2);
        track.Judge(20).ShouldNotBeNull().Sequence.ShouldBe(20);
        track.Judge(30).ShouldBeNull("it was told");
        Add(track, Options.ForecastRows, 1, rightEvery: 1);
        track.Judge(40).ShouldBeNull();
        track.Health.ShouldBe(ModelHealth.Healthy);
        Add(track, Options.ForecastRows, 0.9, rightEvery: 2);
        track.Judge(50).ShouldNotBeNull().Version.ShouldBe("outlook-a");
    }

    [Fact]
    public void What_was_saved_of_another_version_or_is_damaged_is_not_restored()
    {
        ClassifierTrack track = new("outlook-a", Options);
        Add(track, 4, 0.9, rightEvery: 2);
        track.Judge(10);
        ClassifierTrackState saved = track.Save();
        ClassifierTrack restored = new("outlook-a", Options);
        restored.Restore(saved);
        (restored.Health, restored.Calibration!.BrierScore).ShouldBe((track.Health, track.Calibration!.BrierScore));
        restored.Judge(20).ShouldBeNull("it was told");
        Should.Throw<InvalidDataException>(() => new ClassifierTrack("outlook-b", Options).Restore(saved));
        Should.Throw<InvalidDataException>(() => restored.Restore(
            saved with { Calibration = new CalibrationState([0, 7], [0.5, 0.5, 0.5, 0.5]) }));
        Should.Throw<InvalidDataException>(() => restored.Restore(
            saved with { Calibration = new CalibrationState([0], [1]) }));
    }

    private static void Add(ClassifierTrack track, int count, double probability, int rightEvery)
    {
        for (int row = 0; row < count; row++)
            track.Add([probability, 1 - probability], row % rightEvery == 0 ? 0 : 1);
    }
}
