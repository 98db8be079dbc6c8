namespace Orleans.Concurrency;

/// <summary>All calls of the grain class interleave, always at awaits only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
