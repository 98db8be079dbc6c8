using System.Collections.Immutable;

namespace Aetherion.Lab.Evaluation;

/// <summary>How well probabilities tell frequencies.</summary>
/// <param name="Target">What was forecast, for people.</param>
/// <param name="Bins">By probability, each with about as many forecasts.</param>
/// <param name="Brier">Mean squared difference of probability and outcome.</param>
/// <param name="BaseBrier">The same of the constant forecast of the outcomes' share.</param>
/// <param name="CalibrationError">Mean absolute difference of a bin's probability and share, weighted by count.</param>
public sealed record Reliability(
    string Target, ImmutableArray<ReliabilityBin> Bins, double Brier, double BaseBrier, double CalibrationError)
{
    /// <summary>Bins of equal mass.</summary>
    public const int BinCount = 15;

    /// <summary>Of forecasts and what came of them; null without any.</summary>
    public static Reliability? Of(string target, ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes)
    {
        if (forecasts.Length != outcomes.Length)
            throw new ArgumentException($"{forecasts.Length} forecasts have {outcomes.Length} outcomes; give as many.");
        if (forecasts.IsEmpty)
            return null;
        double[] sorted = forecasts.ToArray();
        double[] came = new double[outcomes.Length];
        double brier = 0;
        for (int row = 0; row < came.Length; row++)
        {
            came[row] = outcomes[row] ? 1 : 0;
            brier += (sorted[row] - came[row]) * (sorted[row] - came[row]) / came.Length;
        }

        double share = came.Average();
        Array.Sort(sorted, came);
        ImmutableArray<ReliabilityBin> bins = Cut(sorted, came);
        double error = bins.Sum(bin => Math.Abs(bin.Forecast - bin.Observed) * bin.Count / came.Length);
        return new Reliability(target, bins, brier, share * (1 - share), error);
    }

    private static ImmutableArray<ReliabilityBin> Cut(double[] forecasts, double[] came)
    {
        ImmutableArray<ReliabilityBin>.Builder bins = ImmutableArray.CreateBuilder<ReliabilityBin>();
        for (int bin = 0; bin < BinCount; bin++)
        {
            int start = (int)((long)bin * came.Length / BinCount);
            int end = (int)((bin + 1L) * came.Length / BinCount);
            if (end > start)
            {
                bins.Add(new ReliabilityBin(
                    end - start, forecasts[start..end].Average(), came[start..end].Average()));
            }
        }

        return bins.ToImmutable();
    }
}
