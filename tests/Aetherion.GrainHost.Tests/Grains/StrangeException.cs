namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Cannot be made again from its message.</summary>
#pragma warning disable CA1032 // That is the point of it.
public sealed class StrangeException(int number) : Exception($"strange {number}");
#pragma warning restore CA1032
