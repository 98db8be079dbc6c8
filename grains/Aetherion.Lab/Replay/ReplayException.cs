namespace Aetherion.Lab.Replay;

/// <summary>A replay that cannot go on, with what to do.</summary>
public sealed class ReplayException(string message) : Exception(message);
