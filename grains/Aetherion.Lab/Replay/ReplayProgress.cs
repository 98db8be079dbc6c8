namespace Aetherion.Lab.Replay;

/// <summary>How far a replay is.</summary>
public readonly record struct ReplayProgress(long Done, long Total);
