namespace Aetherion.GrainInterfaces;

/// <summary>The state of one thing the process depends on.</summary>
/// <param name="Name">What it is: one of <see cref="ReadinessNames"/>, or another in the same style.</param>
/// <param name="IsReady">Whether it can be used.</param>
/// <param name="Detail">For operators: what is wrong and what to do; empty when nothing is.</param>
/// <param name="Since">When it came into this state, UTC; null when that is not known.</param>
public sealed record ReadinessCheck(string Name, bool IsReady, string Detail, DateTime? Since);
