namespace Orleans.Concurrency;

/// <summary>The method interleaves with every other call.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
