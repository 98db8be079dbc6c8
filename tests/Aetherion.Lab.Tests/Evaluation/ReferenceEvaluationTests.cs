using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation;
using Aetherion.Testing;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class ReferenceEvaluationTests
{
    [Theory]
    [InlineData("regime-sim", 1, 0.98)]
    [InlineData("regime-sim-hard", 4, 0.95)]
    public void The_published_label_notices_a_new_regime_in_time(string name, double delayMax, double accuracyMin)
    {
        string folder = RepositoryPaths.Shared("reference");
        if (!File.Exists(Path.Combine(folder, name + ".csv.gz")))
            Assert.Skip($"[skippable] ../shared/reference/{name}.csv.gz is not here");
        ReferenceScore score = ReferenceEvaluation.Run(
            ReferenceSeries.Read(folder, name), new RegimeDetectorOptions());
        score.TrueParameters.Accuracy.ShouldBeGreaterThan(accuracyMin);
        score.TrueParameters.MedianOnsetDelayBars!.Value.ShouldBeLessThanOrEqualTo(delayMax);
        PublishedFigures.Of(score).ShouldAllBe(figure => figure.IsMet != false);
    }
}
