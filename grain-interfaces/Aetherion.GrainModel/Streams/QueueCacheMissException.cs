namespace Orleans.Streams;

/// <summary>
/// A consumer fell so far behind that items it had not seen left the cache. It goes on from the oldest.
/// </summary>
public class QueueCacheMissException : DataNotAvailableException
{
    /// <summary>A failure without words.</summary>
    public QueueCacheMissException() : this("Item no longer in cache")
    {
    }

    /// <summary>A failure in words.</summary>
    public QueueCacheMissException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public QueueCacheMissException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>A failure with the places.</summary>
    public QueueCacheMissException(StreamSequenceToken requested, StreamSequenceToken low, StreamSequenceToken high)
        : this(requested.ToString()!, low.ToString()!, high.ToString()!)
    {
    }

    /// <summary>A failure with the places as text.</summary>
    public QueueCacheMissException(string requested, string low, string high)
        : base($"Item not found in cache. Requested: {requested}, Low: {low}, High: {high}")
    {
        Requested = requested;
        Low = low;
        High = high;
    }

    /// <summary>The place that was asked for.</summary>
    public string? Requested { get; private set; }

    /// <summary>The oldest place in the cache.</summary>
    public string? Low { get; private set; }

    /// <summary>The newest place in the cache.</summary>
    public string? High { get; private set; }
}
