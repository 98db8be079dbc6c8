using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A feature's population stability index over its training deciles.</summary>
/// <param name="Index">Null while no bar knew the feature.</param>
/// <param name="RowCount">Rows compared.</param>
public sealed record FeatureDrift(Feature Feature, double? Index, int RowCount);
