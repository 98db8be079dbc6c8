namespace Orleans.Runtime;

/// <summary>A bound of the host was reached, for example the number of calls waiting for one activation.</summary>
public sealed class LimitExceededException : OrleansException
{
    /// <summary>A failure without words.</summary>
    public LimitExceededException() : base("Limit exceeded")
    {
    }

    /// <summary>A failure in words.</summary>
    public LimitExceededException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public LimitExceededException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
