namespace Aetherion.Lab.Replay;

/// <summary>How a replay ended.</summary>
/// <param name="BarsSkipped">Bars an earlier try had dealt with already.</param>
/// <param name="FinalEquity">Cash and position at the last price, in the quote currency.</param>
public sealed record ReplayOutcome(long Bars, long BarsSkipped, decimal FinalEquity);
