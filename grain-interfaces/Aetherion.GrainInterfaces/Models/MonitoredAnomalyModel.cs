namespace Aetherion.GrainInterfaces;

/// <summary>An anomaly model on live bars. The shares are of the last bars that it scored, published or beside the champion; null before the first.</summary>
/// <param name="BarCount">How many bars the shares go over.</param>
/// <param name="FlaggedShare">Above the rolling threshold, 0 to 1.</param>
/// <param name="PromisedShare">What the flagged share is to be.</param>
/// <param name="AlarmShare">Above the fixed level, 0 to 1.</param>
public sealed record MonitoredAnomalyModel(
    string Version, int BarCount, double? FlaggedShare, double PromisedShare, double? AlarmShare);
