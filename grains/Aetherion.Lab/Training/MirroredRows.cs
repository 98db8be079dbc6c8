using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>The values of a market's rows followed by those of the same market turned upside down.</summary>
internal static class MirroredRows
{
    public static double[] Append(ObservationMatrix rows, ImmutableArray<Feature> features)
    {
        double[] signs = [.. features.Select(feature => RegimeFeatures.IsDirected(feature) ? -1.0 : 1.0)];
        ReadOnlySpan<double> values = rows.Values;
        double[] both = new double[values.Length * 2];
        values.CopyTo(both);
        for (int index = 0; index < values.Length; index++)
            both[values.Length + index] = values[index] * signs[index % signs.Length];
        return both;
    }
}
