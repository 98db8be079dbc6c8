namespace Aetherion.Benchmarks.Models;

/// <summary>The figures of the models: speed beside the peers', and quality on the reference sets.</summary>
internal static class ModelsSuite
{
    /// <summary>Its benchmarks in order, each asked for alone as <c>models/NAME</c>.</summary>
    public static IReadOnlyList<Benchmark> Benchmarks { get; } =
    [
        new("models/hmm", "hidden Markov models", HiddenMarkovBenchmark.RunAsync),
        new("models/anomaly", "anomaly detectors", () => Task.FromResult(AnomalyBenchmark.Run())),
        new("models/supervised", "supervised models: fitting, predicting, quality",
            () => Task.FromResult(SupervisedBenchmark.Run())),
        new("models/predictors", "predictors beside their baselines", () => Task.FromResult(PredictorBenchmark.Run())),
    ];
}
