namespace Aetherion.GraphQL.Execution;

/// <summary>A variable's value does not fit the argument it is used for.</summary>
public sealed class ArgumentCoercionException : Exception
{
    public ArgumentCoercionException()
    {
    }

    public ArgumentCoercionException(string message)
        : base(message)
    {
    }

    public ArgumentCoercionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ArgumentCoercionException(string message, int? position)
        : base(message) => Position = position;

    /// <summary>Byte offset of the argument's value; null when it was not given.</summary>
    public int? Position { get; }
}
