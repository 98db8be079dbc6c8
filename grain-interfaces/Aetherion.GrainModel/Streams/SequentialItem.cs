namespace Orleans.Streams;

/// <summary>An item with its place in the stream.</summary>
public class SequentialItem<T>(T item, StreamSequenceToken token)
{
    /// <summary>The item.</summary>
    public T Item { get; } = item;

    /// <summary>Its place.</summary>
    public StreamSequenceToken Token { get; } = token;
}
