namespace Aetherion.Benchmarks.Models;

/// <summary>The figures of the models: speed beside the peers', and quality on the reference sets.</summary>
internal static class ModelsSuite
{
    /// <summary>Its benchmarks in order, each asked for alone as <c>models/NAME</c>, or a part of one as
    /// <c>models/NAME/PART</c>.</summary>
    public static IReadOnlyList<Benchmark> Benchmarks { get; } =
    [
        new("models/hmm/speed", "hidden Markov models: speed", () => Task.FromResult(HiddenMarkovBenchmark.Speed())),
        new("models/hmm/quality", "hidden Markov models: parity and optima",
            () => Task.FromResult(HiddenMarkovBenchmark.Quality())),
        new("models/hmm/training", "hidden Markov models: training from a file", HiddenMarkovBenchmark.TrainingAsync),
        new("models/anomaly/scores", "anomaly detectors", () => Task.FromResult(AnomalyBenchmark.Run())),
        new("models/anomaly/watch", "anomaly detectors: how often their monitor is in alert",
            () => Task.FromResult(AnomalyWatchBenchmark.Run())),
        new("models/anomaly/challenge", "anomaly detectors: how much alike two of them flag",
            () => Task.FromResult(AnomalyChallengeBenchmark.Run())),
        new("models/supervised/speed", "supervised models: fitting and predicting",
            () => Task.FromResult(SupervisedBenchmark.Speed())),
        new("models/supervised/quality", "supervised models: quality",
            () => Task.FromResult(SupervisedBenchmark.Quality())),
        new("models/predictors", "predictors beside their baselines", () => Task.FromResult(PredictorBenchmark.Run())),
    ];
}
