namespace Aetherion.GrainInterfaces;

/// <summary>Which of the last bars two anomaly models flagged, of those at which both knew their rolling threshold.</summary>
/// <param name="BarCount">How many bars were compared.</param>
/// <param name="Both">Flagged by both.</param>
/// <param name="ChampionOnly">Flagged by the champion alone.</param>
/// <param name="ChallengerOnly">Flagged by the challenger alone.</param>
/// <param name="Kappa">Cohen's: 1 for the same flags, 0 for chance; null while it is not defined.</param>
public sealed record FlagComparison(int BarCount, int Both, int ChampionOnly, int ChallengerOnly, double? Kappa);
