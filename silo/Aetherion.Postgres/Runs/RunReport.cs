namespace Aetherion.Postgres;

/// <summary>What a run left in the database.</summary>
/// <param name="Bars">Bars of the timeframe asked for.</param>
/// <param name="RegimeChanges">Transitions of that timeframe.</param>
/// <param name="MeanDwellBars">How many bars a regime that ended lasted on average; null when none ended.</param>
/// <param name="Sha256">Over all regimes and orders of the run, of every timeframe, in the text form of
/// <see cref="RunReportReader"/>.</param>
public sealed record RunReport(
    long Bars, long RegimeChanges, double? MeanDwellBars, long Orders, long Fills, string Sha256);
