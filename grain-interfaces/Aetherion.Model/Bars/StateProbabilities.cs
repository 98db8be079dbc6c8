using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>
/// P(hidden state | bars so far) of a filter with at most <see cref="Capacity"/> states; empty before warm-up.
/// </summary>
[JsonConverter(typeof(StateProbabilitiesJsonConverter))]
public struct StateProbabilities : IEquatable<StateProbabilities>
{
    /// <summary>The most states a model may have.</summary>
    public const int Capacity = 8;

    private Values _values;

    public StateProbabilities(ReadOnlySpan<double> values)
    {
        if (values.Length > Capacity)
            throw new ArgumentException($"A model has at most {Capacity} states, not {values.Length}.", nameof(values));
        values.CopyTo(_values);
        Count = values.Length;
    }

    /// <summary>The number of states; 0 while nothing is known.</summary>
    public int Count { get; private set; }

    public readonly double this[int state] => (uint)state < (uint)Count
        ? _values[state]
        : throw new ArgumentOutOfRangeException(nameof(state), state, $"There are {Count} states.");

    /// <summary>Copies the probabilities out.</summary>
    public readonly double[] ToArray()
    {
        var copy = new double[Count];
        for (var i = 0; i < Count; i++)
            copy[i] = _values[i];
        return copy;
    }

    public readonly bool Equals(StateProbabilities other) =>
        Count == other.Count && ToArray().AsSpan().SequenceEqual(other.ToArray());

    public override readonly bool Equals(object? obj) => obj is StateProbabilities other && Equals(other);

    public override readonly int GetHashCode() =>
        HashCode.Combine(Count, _values[0], _values[1], _values[2], _values[3]);

    public static bool operator ==(StateProbabilities left, StateProbabilities right) => left.Equals(right);

    public static bool operator !=(StateProbabilities left, StateProbabilities right) => !left.Equals(right);

    [InlineArray(Capacity)]
    private struct Values
    {
        private double _first;
    }
}
