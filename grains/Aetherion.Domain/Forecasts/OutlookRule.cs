using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Names an outlook from probabilities: the one with the largest product of probability and weight. A trend is hardly
/// ever the most probable outlook, so that without weights it would never be named; the weights are chosen on a
/// training slice.
/// </summary>
/// <param name="TrendWeight">Of a trend; a range has 1.</param>
/// <param name="HighRiskWeight">Of high risk.</param>
public sealed record OutlookRule(double TrendWeight, double HighRiskWeight)
{
    /// <summary>The most probable outlook.</summary>
    public static OutlookRule MostProbable { get; } = new(1, 1);

    public double TrendWeight { get; } = Usable(TrendWeight);

    public double HighRiskWeight { get; } = Usable(HighRiskWeight);

    /// <summary>The outlook for probabilities of range, trend and high risk.</summary>
    public Outlook Decide(ReadOnlySpan<double> probabilities)
    {
        double trend = probabilities[(int)Outlook.Trend] * TrendWeight;
        double highRisk = probabilities[(int)Outlook.HighRisk] * HighRiskWeight;
        if (highRisk > Math.Max(probabilities[(int)Outlook.Range], trend))
            return Outlook.HighRisk;
        return trend > probabilities[(int)Outlook.Range] ? Outlook.Trend : Outlook.Range;
    }

    private static double Usable(double weight) => weight is > 0 and < 1000
        ? weight
        : throw new ArgumentException($"A weight lies between 0 and 1000; {weight} does not.");
}
