using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Forests;
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

    /// <summary>The reference of rows whose columns are the inputs of a classifier.</summary>
    public static TrainingReference Of(IReadOnlyList<string> inputs, FeatureMatrix rows) => TrainingReference.None with
    {
        Inputs =
        [
            .. inputs.Select((input, column) => InputDistribution.Fit(
                input, [.. Enumerable.Range(0, rows.RowCount).Select(row => rows.Row(row)[column])])),
        ],
    };

    /// <summary>The reference of what an anomaly model was trained on, as it sees it.</summary>
    public static TrainingReference Of(AnomalyTrainer trainer) => TrainingReference.None with
    {
        Inputs =
        [
            .. Enum.GetValues<AnomalyFeature>().Select(
                feature => InputDistribution.Fit($"{feature}", trainer.ValuesOf(feature))),
        ],
    };
}
