using System.Collections.Immutable;
using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Domain.Anomalies;

/// <summary>A <see cref="TailCalibration"/> in a model's document.</summary>
internal sealed record TailContent(
    ImmutableArray<double> Values, ImmutableArray<double> Surprises, double TailSlope)
{
    public static TailContent Of(TailCalibration tail) => new(tail.Values, tail.Surprises, tail.TailSlope);

    public TailCalibration ToCalibration() => new(Values.AsSpan(), Surprises.AsSpan(), TailSlope);
}
