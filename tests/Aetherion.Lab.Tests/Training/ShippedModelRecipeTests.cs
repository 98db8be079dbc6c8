using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Tests.Training;

public class ShippedModelRecipeTests
{
    /// <summary>Written beside the model.</summary>
    private const string ReferenceFile = "shipped-regime-reference.json";

    /// <summary>The C libraries of two kinds of processor differ in the last bits of a logarithm.</summary>
    private const double Tolerance = 1e-6;

    [Fact]
    public async Task The_recipe_gives_the_shipped_model_again()
    {
        TrainingReport report = await new RegimeTrainer(TimeProvider.System).TrainAsync(
            ShippedModelRecipe.Request(), null, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("AETHERION_MODEL_OUT") is { } file)
        {
            await WriteAsync(file, RegimeModelDocument.Write(report.Model));
            await WriteAsync(
                Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, ReferenceFile),
                TrainingReferenceDocument.Write(report.Reference));
        }

        RegimeModel shipped = ShippedRegimeModel.Load();
        report.Model.Features.ShouldBe(shipped.Features);
        report.Model.Regimes.ShouldBe(shipped.Regimes);
        report.Model.Training.RowCount.ShouldBe(shipped.Training.RowCount);
        report.Model.CrisisGate.ShouldBe(shipped.CrisisGate);
        report.Model.Calm.ShouldBe(shipped.Calm);
        ShouldAgree(report.Model.Scaler.Means, shipped.Scaler.Means);
        ShouldAgree(report.Model.HiddenMarkov.Means, shipped.HiddenMarkov.Means);
        ShouldAgree(report.Model.HiddenMarkov.Covariances, shipped.HiddenMarkov.Covariances);
        ShouldAgree(report.Model.HiddenMarkov.TransitionMatrix, shipped.HiddenMarkov.TransitionMatrix);
        ShouldAgree(report.Reference, ShippedTrainingReference.Load());
    }

    private static Task WriteAsync(string file, string document) =>
        File.WriteAllTextAsync(file, document + "\n", TestContext.Current.CancellationToken);

    private static void ShouldAgree(TrainingReference actual, TrainingReference expected)
    {
        actual.Features.Select(feature => feature.Feature).ShouldBe(expected.Features.Select(feature => feature.Feature));
        foreach ((ReferenceDistribution one, ReferenceDistribution other) in actual.Features.Zip(expected.Features))
        {
            ShouldAgree(one.Edges.AsSpan(), other.Edges.AsSpan());
            ShouldAgree(one.Shares.AsSpan(), other.Shares.AsSpan());
        }
    }

    private static void ShouldAgree(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int index = 0; index < expected.Length; index++)
        {
            actual[index].ShouldBe(expected[index], Tolerance, $"at {index}");
        }
    }
}
