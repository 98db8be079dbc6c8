using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Benchmarks.Models;

/// <summary>The figures of hidden Markov models; fitting, decoding, scoring and filtering on one thread, in
/// processor time.</summary>
internal static class HiddenMarkovBenchmark
{
    private const double IterationMillisecondsMax = 35;
    private const double ViterbiMillisecondsMax = 18;
    private const double ScoreMillisecondsMax = 20;
    private const double StepMicrosecondsMax = 0.5;
    private const int IterationCount = 60;
    private const int WarmUpCount = 10;
    private const int RoundCount = 41;
    private const int StepCount = 200_000;

    private static readonly Figure[] NotRun =
        [Figure.Reported("hidden Markov models", 0, "", "not run: ../shared is absent")];

    /// <summary>Fitting, decoding, scoring and filtering.</summary>
    public static IEnumerable<Figure> Speed() => HiddenMarkovData.IsHere ? [.. Timings()] : NotRun;

    /// <summary>Parity with the reference library, the optima that seeds reach, and how long states last.</summary>
    public static IEnumerable<Figure> Quality() =>
        HiddenMarkovData.IsHere ? [.. HiddenMarkovParity.Run(), .. HiddenMarkovQuality.Run(), .. HiddenMarkovDwell.Run()] : NotRun;

    /// <summary>Training from a file of bars.</summary>
    public static async Task<IEnumerable<Figure>> TrainingAsync() =>
        HiddenMarkovData.IsHere ? await HiddenMarkovTraining.RunAsync() : NotRun;

    private static IEnumerable<Figure> Timings()
    {
        var window = HiddenMarkovData.TimedWindow();
        var (model, iterationSeconds) = Fit(window);
        yield return Figure.AtMost(
            "hmm EM iteration", iterationSeconds * 1e3, "ms", IterationMillisecondsMax,
            $"500,000 x 3, K = 3, full; processor time, median of {IterationCount - WarmUpCount}; hmmlearn log 237, " +
            "scaling 118");
        yield return Figure.AtMost(
            "hmm Viterbi", Milliseconds(() => Viterbi.Decode(model, window)), "ms", ViterbiMillisecondsMax,
            $"same rows; median of {RoundCount}; hmmlearn 36");
        yield return Figure.AtMost(
            "hmm score", Milliseconds(() => ForwardBackward.LogLikelihood(model, window)), "ms", ScoreMillisecondsMax,
            $"same rows; median of {RoundCount}; hmmlearn log 68, scaling 40");
        yield return Figure.Reported(
            "hmm smoothing", Milliseconds(() => ForwardBackward.Smooth(model, window)), "ms",
            $"same rows; median of {RoundCount}; hmmlearn log 131, scaling 52");
        foreach (var figure in Step())
            yield return figure;
    }

    /// <summary>The median time between two iterations, and the model after them.</summary>
    private static (GaussianHmm Model, double Seconds) Fit(ObservationMatrix window)
    {
        BaumWelchOptions options = new()
        {
            StateCount = 3,
            MaxIterations = IterationCount,
            Tolerance = double.NegativeInfinity,
        };
        IterationClock clock = new();
        var fit = new BaumWelch(options).FitFrom(HiddenMarkovData.TimedStart(), window, clock);
        return (fit.Model, Median.Of(clock.Seconds.Skip(WarmUpCount)));
    }

    private static IEnumerable<Figure> Step()
    {
        var model = StepModel();
        var (window, _) = new HmmSampler(model, 1).Sample(StepCount);
        ForwardFilter filter = new(model);
        List<double> microseconds = [];
        List<double> allocated = [];
        for (var round = -WarmUpCount; round < RoundCount; round++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var started = ThreadTime.Seconds;
            for (var row = 0; row < StepCount; row++)
                filter.Update(window.Row(row));
            var taken = ThreadTime.Seconds - started;
            if (round < 0)
                continue;
            allocated.Add((double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / StepCount);
            microseconds.Add(taken * 1e6 / StepCount);
        }
        yield return Figure.AtMost(
            "hmm online step", Median.Of(microseconds), "us", StepMicrosecondsMax,
            "K = 4, D = 6, full; numpy 49 us, hmmlearn over a window of 500 rows 234 us");
        yield return Figure.AtMost("hmm online step allocation", Median.Of(allocated), "B", 0, "same step");
    }

    private static GaussianHmm StepModel()
    {
        const int states = 4;
        const int features = 6;
        var transitions = new double[states * states];
        var covariances = new double[states * features * features];
        for (var state = 0; state < states; state++)
        {
            for (var to = 0; to < states; to++)
                transitions[(state * states) + to] = state == to ? 0.94 : 0.02;
            for (var row = 0; row < features; row++)
                for (var column = 0; column < features; column++)
                    covariances[(((state * features) + row) * features) + column] = row == column ? 1 + state : 0.3;
        }
        double[] means = [.. Enumerable.Range(0, states * features).Select(index => index % 5 * 0.5)];
        return new GaussianHmm(CovarianceType.Full, [0.25, 0.25, 0.25, 0.25], transitions, means, covariances);
    }

    private static double Milliseconds(Action action)
    {
        List<double> seconds = [];
        for (var round = -WarmUpCount; round < RoundCount; round++)
        {
            var started = ThreadTime.Seconds;
            action();
            if (round >= 0)
                seconds.Add(ThreadTime.Seconds - started);
        }
        return Median.Of(seconds) * 1e3;
    }

    /// <summary>Notes the time between reports; a fit reports after each iteration.</summary>
    private sealed class IterationClock : IProgress<BaumWelchProgress>
    {
        private double _last = ThreadTime.Seconds;

        public List<double> Seconds { get; } = [];

        public void Report(BaumWelchProgress value)
        {
            Seconds.Add(ThreadTime.Seconds - _last);
            _last = ThreadTime.Seconds;
        }
    }
}
