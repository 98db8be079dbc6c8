namespace Aetherion.Postgres;

/// <summary>The models behind rows, by their numbers in <c>model_versions</c>; null where there is none.</summary>
/// <param name="Regime">Behind the posteriors.</param>
/// <param name="Anomaly">Behind the anomalies.</param>
internal readonly record struct RowModels(int? Regime, int? Anomaly);
