namespace Aetherion.Grains.Tests.Bots;

/// <summary>Thrown wherever a killed process tries to have an effect.</summary>
internal sealed class ProcessKilledException() : Exception("The process was killed.");
