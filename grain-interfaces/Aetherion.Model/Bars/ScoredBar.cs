namespace Aetherion.Model;

/// <summary>A closed bar with the model behind its anomaly.</summary>
/// <param name="AnomalyVersion">Null where there is none or, of bars of earlier versions, it is not known.</param>
public readonly record struct ScoredBar(ClosedBar Bar, string? AnomalyVersion);
