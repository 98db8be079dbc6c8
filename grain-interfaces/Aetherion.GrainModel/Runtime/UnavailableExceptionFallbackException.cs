namespace Orleans.Serialization;

/// <summary>Stands for an exception whose type the receiver cannot make again; it says which one it was.</summary>
public sealed class UnavailableExceptionFallbackException : Exception
{
    /// <summary>A failure without words.</summary>
    public UnavailableExceptionFallbackException()
    {
    }

    /// <summary>A failure in words.</summary>
    public UnavailableExceptionFallbackException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public UnavailableExceptionFallbackException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The full name of the type it stands for.</summary>
    public string ExceptionType { get; internal set; } = "";
}
