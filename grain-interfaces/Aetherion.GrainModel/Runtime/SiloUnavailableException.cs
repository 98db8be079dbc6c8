namespace Orleans.Runtime;

/// <summary>The host that would serve the call is not running: not started yet, stopping or gone.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>A failure without words.</summary>
    public SiloUnavailableException() : base("Silo unavailable")
    {
    }

    /// <summary>A failure in words.</summary>
    public SiloUnavailableException(string msg) : base(msg)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public SiloUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
