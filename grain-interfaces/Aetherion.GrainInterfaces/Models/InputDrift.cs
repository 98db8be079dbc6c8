namespace Aetherion.GrainInterfaces;

/// <summary>The population stability index of an input of a classifier or anomaly model over its training deciles.</summary>
/// <param name="Input">The name of its column.</param>
/// <param name="Index">Null before the first row.</param>
/// <param name="RowCount">Rows compared.</param>
/// <param name="IsJudged">Whether that is enough for a finding.</param>
public sealed record InputDrift(string Input, double? Index, int RowCount, bool IsJudged);
