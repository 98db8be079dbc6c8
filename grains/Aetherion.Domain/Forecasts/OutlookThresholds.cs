using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>Where one outlook ends and the next begins; both come from a training window.</summary>
/// <param name="Volatility">Realised volatility of 60 bars above which they are of high risk: the 0.85 quantile over
/// training rows.</param>
/// <param name="Efficiency">Efficiency from which 60 bars are a trend: the 0.70 quantile over training rows that are
/// not of high risk.</param>
public sealed record OutlookThresholds(double Volatility, double Efficiency)
{
    /// <summary>The share of training rows that are not of high risk.</summary>
    public const double CalmShare = 0.85;

    /// <summary>The share of the other rows that are no trend.</summary>
    public const double RangeShare = 0.70;

    /// <summary>The thresholds of a training window; linear between order statistics, as numpy's quantile.</summary>
    /// <param name="volatilities">Realised volatility of the next 60 bars, one for each training row.</param>
    /// <param name="efficiencies">Their efficiency.</param>
    /// <exception cref="ArgumentException">Lengths differ, or there is no row.</exception>
    public static OutlookThresholds Of(ReadOnlySpan<double> volatilities, ReadOnlySpan<double> efficiencies)
    {
        if (volatilities.IsEmpty || volatilities.Length != efficiencies.Length)
        {
            throw new ArgumentException(
                $"{volatilities.Length} volatilities and {efficiencies.Length} efficiencies give no thresholds.");
        }

        double volatility = Quantile(volatilities.ToArray(), CalmShare);
        List<double> calm = [];
        for (int row = 0; row < volatilities.Length; row++)
        {
            if (volatilities[row] <= volatility)
                calm.Add(efficiencies[row]);
        }

        return new OutlookThresholds(volatility, Quantile([.. calm], RangeShare));
    }

    /// <summary>The outlook of 60 bars.</summary>
    public Outlook Classify(double volatility, double efficiency)
    {
        if (volatility > Volatility)
            return Outlook.HighRisk;
        return efficiency >= Efficiency ? Outlook.Trend : Outlook.Range;
    }

    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        double at = share * (values.Length - 1);
        int below = (int)at;
        int above = Math.Min(below + 1, values.Length - 1);
        return values[below] + ((at - below) * (values[above] - values[below]));
    }
}
