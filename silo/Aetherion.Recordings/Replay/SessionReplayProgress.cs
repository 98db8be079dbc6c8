namespace Aetherion.Recordings;

/// <summary>How far a replay of a recording is.</summary>
/// <param name="Inputs">The inputs, or normalised events, gone through.</param>
/// <param name="MarketTime">The time of the last one.</param>
public readonly record struct SessionReplayProgress(long Inputs, DateTime MarketTime);
