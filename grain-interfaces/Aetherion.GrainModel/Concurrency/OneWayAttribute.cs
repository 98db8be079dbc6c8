namespace Orleans.Concurrency;

/// <summary>The call returns once it is sent; no answer and no failure comes back.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
