using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>How odd a closed bar is, and which features make it so; the default value means that it is not known.</summary>
[JsonConverter(typeof(BarAnomalyJsonConverter))]
public struct BarAnomaly : IEquatable<BarAnomaly>
{
    /// <summary>How many features there is room for.</summary>
    public const int Capacity = 4;

    private Values _contributions;

    /// <param name="score">Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand.</param>
    /// <param name="threshold">The rolling threshold that the score was compared with; null before it is known.</param>
    /// <param name="level">What follows from it.</param>
    /// <param name="contributions">The part of each <see cref="AnomalyFeature"/> in the score, at least one.</param>
    public BarAnomaly(double score, double? threshold, AnomalyLevel level, ReadOnlySpan<double> contributions)
    {
        if (contributions.Length is 0 or > Capacity)
        {
            throw new ArgumentException(
                $"An anomaly has 1 to {Capacity} contributions, not {contributions.Length}.", nameof(contributions));
        }

        if (!double.IsFinite(score) || !double.IsFinite(threshold ?? 0))
            throw new ArgumentException($"An anomaly cannot have score {score} and threshold {threshold}.");
        foreach (double contribution in contributions)
        {
            if (!double.IsFinite(contribution))
                throw new ArgumentException($"An anomaly cannot have the contribution {contribution}.");
        }

        Score = score;
        Threshold = threshold;
        Level = level;
        contributions.CopyTo(_contributions);
        Count = contributions.Length;
    }

    /// <summary>Surprise in nats.</summary>
    public double Score { get; }

    /// <summary>The rolling threshold, from bars before this one; null before it is known.</summary>
    public double? Threshold { get; }

    /// <summary>Whether the score is above the threshold, above the model's fixed level, or both.</summary>
    public AnomalyLevel Level { get; }

    /// <summary>The number of contributions; 0 while nothing is known.</summary>
    public int Count { get; }

    /// <summary>Whether the bar was scored.</summary>
    public readonly bool IsKnown => Count > 0;

    /// <summary>The part of a feature in the score, in nats; the parts add up to it. Null when it is not known.</summary>
    public readonly double? this[AnomalyFeature feature] =>
        (uint)feature < (uint)Count ? _contributions[(int)feature] : null;

    public readonly bool Equals(BarAnomaly other)
    {
        bool isEqual = Count == other.Count && Score.Equals(other.Score) && Level == other.Level
            && Nullable.Equals(Threshold, other.Threshold);
        for (int index = 0; isEqual && index < Count; index++)
            isEqual = _contributions[index].Equals(other._contributions[index]);
        return isEqual;
    }

    public override readonly bool Equals(object? obj) => obj is BarAnomaly other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Count, Score, Threshold, Level, _contributions[0]);

    public static bool operator ==(BarAnomaly left, BarAnomaly right) => left.Equals(right);

    public static bool operator !=(BarAnomaly left, BarAnomaly right) => !left.Equals(right);

    [InlineArray(Capacity)]
    private struct Values
    {
        private double _first;
    }
}
