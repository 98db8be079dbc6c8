using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Domain.Monitoring;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Tests.Training;

public sealed class ShippedAnomalyRecipeTests
{
    /// <summary>The C libraries of two kinds of processor differ in the last bits of a logarithm.</summary>
    private const double Tolerance = 1e-6;

    [Fact]
    public async Task The_recipe_gives_the_shipped_model_again()
    {
        (AnomalyModel trained, TrainingReference reference) =
            await ShippedAnomalyRecipe.TrainAsync(TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("AETHERION_ANOMALY_REFERENCE_OUT") is { } file)
        {
            await File.WriteAllTextAsync(
                file, TrainingReferenceDocument.Write(reference) + "\n", TestContext.Current.CancellationToken);
        }

        AnomalyModel shipped = ShippedAnomalyModel.Load();
        trained.Options.ShouldBe(shipped.Options);
        trained.Training.ShouldBe(shipped.Training with { DataHash = trained.Training.DataHash });
        trained.AlarmLevel.ShouldBe(shipped.AlarmLevel, Tolerance);
        for (int column = 0; column < shipped.Scaler.FeatureCount; column++)
        {
            trained.Scaler.Means[column].ShouldBe(shipped.Scaler.Means[column], Tolerance);
            trained.Score.Distance.Covariance[column].ShouldBe(shipped.Score.Distance.Covariance[column], Tolerance);
        }

        foreach ((IsolationTree actual, IsolationTree expected) in
            trained.Score.Forest.Trees.Zip(shipped.Score.Forest.Trees))
        {
            actual.SampleCount.ShouldBe(expected.SampleCount);
            actual.Feature.ShouldBe(expected.Feature);
        }

        ShouldAgree(reference, ShippedTrainingReference.LoadAnomalies());
    }

    private static void ShouldAgree(TrainingReference actual, TrainingReference expected)
    {
        actual.Inputs.Select(input => input.Name).ShouldBe(expected.Inputs.Select(input => input.Name));
        expected.Inputs.Select(input => input.Name).ShouldBe(AnomalyReference.InputNames);
        foreach ((InputDistribution one, InputDistribution other) in actual.Inputs.Zip(expected.Inputs))
        {
            one.Edges.Length.ShouldBe(ReferenceDistribution.BinCountMax - 1);
            one.Edges.Zip(other.Edges).ShouldAllBe(edge => Math.Abs(edge.First - edge.Second) < Tolerance);
            one.Shares.Zip(other.Shares).ShouldAllBe(share => Math.Abs(share.First - share.Second) < Tolerance);
        }
    }
}
