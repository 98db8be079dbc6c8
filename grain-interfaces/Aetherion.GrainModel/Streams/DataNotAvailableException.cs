using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>The place asked for is not to be had any more, or not yet.</summary>
public class DataNotAvailableException : OrleansException
{
    /// <summary>A failure without words.</summary>
    public DataNotAvailableException() : this("Data not found")
    {
    }

    /// <summary>A failure in words.</summary>
    public DataNotAvailableException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public DataNotAvailableException(string message, Exception? inner) : base(message, inner)
    {
    }
}
