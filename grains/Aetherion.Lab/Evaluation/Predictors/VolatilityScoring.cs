using System.Collections.Immutable;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>Compares forecasts of volatility with the first of them.</summary>
internal static class VolatilityScoring
{
    /// <summary>Of the mean square; a variance below it is what rounding leaves of none.</summary>
    private const double VarianceShareMin = 1e-12;

    /// <summary>Scores, in the order given; the first is the one studied.</summary>
    public static ImmutableArray<VolatilityScore> Of(
        double[] targets, IReadOnlyList<VolatilityForecasts> forecasts, BlockBootstrap bootstrap)
    {
        double[] squares = Array.ConvertAll(targets, target => target * target);
        double[] errors = forecasts[0].SquaredErrors(targets);
        double[] losses = forecasts[0].Qlike(targets);
        double variance = Variance(targets.Average(), squares.Average());
        bool isKnown = variance > VarianceShareMin * squares.Average();
        return [.. forecasts.Select(forecast => Score(forecast))];

        VolatilityScore Score(VolatilityForecasts forecast)
        {
            double[] otherErrors = forecast.SquaredErrors(targets);
            double[] otherLosses = forecast.Qlike(targets);
            return new VolatilityScore(
                forecast.Name,
                Correlation(targets, forecast.Logarithms),
                isKnown ? 1 - (otherErrors.Average() / variance) : double.NaN,
                otherLosses.Average(),
                TopTenthRatio(targets, forecast.Logarithms),
                isKnown ? Gain(otherErrors) : new ConfidenceInterval(double.NaN, double.NaN, double.NaN, bootstrap.Level),
                bootstrap.Difference(otherLosses, losses));
        }

        ConfidenceInterval Gain(double[] otherErrors) => bootstrap.Of(
            means => (means[0] - means[1]) / Variance(means[2], means[3]), otherErrors, errors, targets, squares);
    }

    public static double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double meanFirst = Mean(first);
        double meanSecond = Mean(second);
        double cross = 0;
        double squareFirst = 0;
        double squareSecond = 0;
        for (int row = 0; row < first.Length; row++)
        {
            double a = first[row] - meanFirst;
            double b = second[row] - meanSecond;
            cross += a * b;
            squareFirst += a * a;
            squareSecond += b * b;
        }

        return squareFirst > 0 && squareSecond > 0 ? cross / Math.Sqrt(squareFirst * squareSecond) : 0;
    }

    private static double TopTenthRatio(double[] targets, double[] forecasts)
    {
        double[] volatilities = Array.ConvertAll(targets, Math.Exp);
        double[] scores = [.. forecasts];
        Array.Sort(scores, volatilities);
        int cut = volatilities.Length - Math.Max(1, volatilities.Length / 10);
        return Mean(volatilities.AsSpan(cut)) / Mean(volatilities.AsSpan(0, Math.Max(1, cut)));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double Variance(double mean, double meanSquare) =>
        Math.Max(meanSquare - (mean * mean), double.Epsilon);
}
