using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Benchmarks.Models;

/// <summary>
/// How long fitted states last on real bars, which is why states alone are no regimes: fitted as the reference was, from one
/// sticky start in 50 iterations at most.
/// </summary>
internal static class HiddenMarkovDwell
{
    private const int RowCount = 100_000;
    private const int RollingBars = 60;

    public static IEnumerable<Figure> Run() =>
    [
        .. Of("one-minute features", HiddenMarkovData.PlainFeatures(RowCount), 6.75, 4.12),
        .. Of("60-bar rolling features", HiddenMarkovData.RollingFeatures(RowCount, RollingBars), 61.4, 43.8),
    ];

    private static IEnumerable<Figure> Of(string features, ObservationMatrix window, double viterbi, double filtered)
    {
        BaumWelchOptions options = new() { StateCount = 3, StartCount = 1, MaxIterations = 50, Tolerance = 1e-2 };
        GaussianHmm model = new BaumWelch(options).Fit(window).Model;
        yield return Dwell($"hmm dwell of states on {features}, Viterbi", Viterbi.Decode(model, window).States, viterbi);
        Posteriors posteriors = ForwardBackward.Filter(model, window);
        yield return Dwell(
            $"hmm dwell of states on {features}, filtered",
            [.. Enumerable.Range(0, posteriors.RowCount).Select(row => MostProbable(posteriors.Row(row)))], filtered);
    }

    private static Figure Dwell(string name, int[] states, double peer)
    {
        var switches = 0;
        for (var row = 1; row < states.Length; row++)
            switches += states[row] == states[row - 1] ? 0 : 1;
        return Figure.Reported(
            name, states.Length / (switches + 1.0), "bars", FormattableString.Invariant($"K = 3, 100,000 rows; hmmlearn {peer}"));
    }

    private static int MostProbable(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var state = 1; state < probabilities.Length; state++)
            best = probabilities[state] > probabilities[best] ? state : best;
        return best;
    }
}
