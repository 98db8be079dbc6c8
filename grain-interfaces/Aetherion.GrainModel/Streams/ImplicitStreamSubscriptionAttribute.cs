namespace Orleans;

/// <summary>
/// Subscribes the grain class to all streams of a namespace: an item of the stream with key K goes to the grain with
/// key K.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute(string streamNamespace) : Attribute
{
    internal string StreamNamespace { get; } = streamNamespace;
}
