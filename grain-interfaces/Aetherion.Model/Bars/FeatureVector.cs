using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>
/// The features of one bar by <see cref="Feature"/>. A feature that is not known (before warm-up, or without a book) is
/// absent, never 0.
/// </summary>
[JsonConverter(typeof(FeatureVectorJsonConverter))]
public struct FeatureVector : IEquatable<FeatureVector>
{
    /// <summary>How many features there is room for.</summary>
    public const int Capacity = 24;

    private Values _values;
    private int _known;

    /// <summary>How many features are defined.</summary>
    public static int Count { get; } = Enum.GetValues<Feature>().Length;

    /// <summary>
    /// The value of a feature, or null when it is not known; setting a value that is not finite is an error.
    /// </summary>
    public double? this[Feature feature]
    {
        readonly get => IsKnown(feature) ? _values[(int)feature] : null;
        set
        {
            if (value is null)
            {
                _known &= ~(1 << (int)feature);
                _values[(int)feature] = 0;
                return;
            }
            if (!double.IsFinite(value.Value))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"Feature {feature} must be finite.");
            _values[(int)feature] = value.Value;
            _known |= 1 << (int)feature;
        }
    }

    public readonly bool IsKnown(Feature feature) => (_known & (1 << (int)feature)) != 0;

    public readonly bool Equals(FeatureVector other)
    {
        if (_known != other._known)
            return false;
        for (var i = 0; i < Capacity; i++)
        {
            if (!_values[i].Equals(other._values[i]))
                return false;
        }
        return true;
    }

    public override readonly bool Equals(object? obj) => obj is FeatureVector other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_known);
        for (var i = 0; i < Capacity; i++)
            hash.Add(_values[i]);
        return hash.ToHashCode();
    }

    public static bool operator ==(FeatureVector left, FeatureVector right) => left.Equals(right);

    public static bool operator !=(FeatureVector left, FeatureVector right) => !left.Equals(right);

    [InlineArray(Capacity)]
    private struct Values
    {
        private double _first;
    }
}
