using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>Takes the deciles of a training window.</summary>
internal static class TrainingReferences
{
    /// <summary>The reference of unscaled rows whose columns are the features.</summary>
    public static TrainingReference Of(ImmutableArray<Feature> features, ObservationMatrix rows) => new(
    [
        .. features.Select((feature, column) => ReferenceDistribution.Fit(
            feature, [.. Enumerable.Range(0, rows.RowCount).Select(row => rows.Row(row)[column])])),
    ]);
}
