namespace Aetherion.GraphQL.Execution;

/// <summary>A value is not of the type it should be. The message is fit for the client.</summary>
public sealed class CoercionException : Exception
{
    public CoercionException()
    {
    }

    public CoercionException(string message)
        : base(message)
    {
    }

    public CoercionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
