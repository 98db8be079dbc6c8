using Aetherion.Domain.Regimes;
using Aetherion.Lab.Training;

namespace Aetherion.Lab.Tests.Training;

public class ShippedModelRecipeTests
{
    /// <summary>The C libraries of two kinds of processor differ in the last bits of a logarithm.</summary>
    private const double Tolerance = 1e-6;

    [Fact]
    public async Task The_recipe_gives_the_shipped_model_again()
    {
        TrainingReport report = await new RegimeTrainer(TimeProvider.System).TrainAsync(
            ShippedModelRecipe.Request(), null, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("AETHERION_MODEL_OUT") is { } file)
        {
            await File.WriteAllTextAsync(
                file, RegimeModelDocument.Write(report.Model) + "\n", TestContext.Current.CancellationToken);
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
