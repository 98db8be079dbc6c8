namespace Orleans.Runtime;

/// <summary>A failure of the grain model itself, not of grain code.</summary>
public class OrleansException : Exception
{
    /// <summary>A failure without words.</summary>
    public OrleansException() : base("Unexpected error.")
    {
    }

    /// <summary>A failure in words.</summary>
    public OrleansException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public OrleansException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
