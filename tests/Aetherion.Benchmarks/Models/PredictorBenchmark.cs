using System.Collections.Immutable;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Forecasts;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// All predictors beside the naive baselines they have to beat. What was found is compared with the record that ships,
/// and written beside the build for whoever has to renew that.
/// </summary>
internal static class PredictorBenchmark
{
    public static IEnumerable<Figure> Run()
    {
        List<PredictorEvidence> evidence = [];
        List<Figure> figures =
        [
            .. PredictorRiskBenchmark.Run(evidence),
            .. PredictorOutlookBenchmark.Run(evidence),
            .. PredictorFundingBenchmark.Run(evidence),
            .. PredictorCascadeBenchmark.Run(evidence),
            .. PredictorBookBenchmark.Run(),
            .. PredictorSpeedBenchmark.Run(),
        ];
        string found = ShippedEvidence.Write([.. evidence]);
        File.WriteAllText(Path.Combine(RepositoryPaths.Root, "artifacts", "predictor-evidence.json"), found + "\n");
        return [.. figures, .. evidence.Select(Verdict), Agreement(found)];
    }

    private static Figure Verdict(PredictorEvidence evidence) => Figure.Reported(
        $"on by default: {evidence.Predictor}", evidence.IsOnByDefault ? 1 : 0, "",
        $"{evidence.TrialCount} configurations tried; {evidence.Configuration}; configuration {evidence.ConfigurationHash[..12]}, "
        + $"training {evidence.TrainingData[..12]}, test {evidence.TestData[..12]}");

    private static Figure Agreement(string found)
    {
        ImmutableArray<PredictorEvidence> shipped = ShippedEvidence.All;
        bool isSame = ShippedEvidence.Write(shipped) == found;
        return new Figure(
            "shipped record equals this run", isSame ? 1 : 0, "", "1", isSame, "grains/Aetherion.Domain/Forecasts/predictor-evidence.json");
    }
}
