namespace Orleans.Concurrency;

/// <summary>The method changes nothing, so it interleaves with other such methods.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
