using Aetherion.Domain.Features;
using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Domain.Anomalies;

/// <summary>
/// Makes rows without scale of the features of bar after bar, in the order of <see cref="AnomalyFeature"/>:
/// <code>
/// LogReturn / usual, NormalizedRange / usual, RelativeVolume
/// </code>
/// where usual = exp(running mean of ln RollingVolatility over the bars before), of the half-life
/// <see cref="AnomalyOptions.UsualHalfLife"/>; a mean of logarithms is moved little by a short storm. So one model
/// serves every symbol and timeframe. Serves one caller at a time; allocates nothing per bar.
/// </summary>
internal sealed class AnomalyRows(AnomalyOptions options)
{
    /// <summary>Numbers in a row.</summary>
    public const int ColumnCount = 3;

    /// <summary>The least volatility that is put through the logarithm: a hundredth of a basis point.</summary>
    private const double VolatilityFloor = 1e-6;

    private readonly RunningCentre _logVolatility = new(options.UsualHalfLife);

    /// <summary>Bars that what is usual rests on.</summary>
    public long Count => _logVolatility.Count;

    /// <summary>Takes the next bar; false while an input is not known.</summary>
    public bool TryRead(in FeatureVector features, Span<double> row)
    {
        bool isKnown = TryPeek(features, row);
        if (features[Feature.RollingVolatility] is { } volatility)
            _logVolatility.Update(Math.Log(Math.Max(volatility, VolatilityFloor)));
        return isKnown;
    }

    /// <summary>Makes the row of a bar and learns nothing of it; false while an input is not known.</summary>
    public bool TryPeek(in FeatureVector features, Span<double> row)
    {
        if (_logVolatility.Count < options.UsualWarmUp
            || features[Feature.LogReturn] is not { } logReturn
            || features[Feature.NormalizedRange] is not { } range
            || features[Feature.RelativeVolume] is not { } activity)
            return false;
        double usual = Math.Exp(_logVolatility.Mean!.Value);
        row[(int)AnomalyFeature.Return] = logReturn / usual;
        row[(int)AnomalyFeature.Range] = range / usual;
        row[(int)AnomalyFeature.Activity] = activity;
        foreach (double value in row)
        {
            if (!ObservationMatrix.IsUsable(value))
                return false;
        }

        return true;
    }

    /// <summary>Forgets all bars.</summary>
    public void Reset() => _logVolatility.Reset();

    /// <summary>Goes on from what is usual by another one.</summary>
    public void Take(AnomalyRows other) => _logVolatility.Take(other._logVolatility);

    /// <summary>Writes what is usual.</summary>
    public void Save(BinaryWriter writer) => _logVolatility.Save(writer);

    /// <summary>Goes on from what <see cref="Save"/> wrote.</summary>
    public void Restore(BinaryReader reader) => _logVolatility.Restore(reader);
}
