namespace Aetherion.GrainInterfaces;

/// <summary>
/// A grain of a tenant was called by somebody else. To the caller it is as if the grain were not there, and its message
/// says no more than that.
/// </summary>
public sealed class NotOfTenantException : Exception
{
    public NotOfTenantException()
        : base("There is nothing of this key for the caller.")
    {
    }

    public NotOfTenantException(string message)
        : base(message)
    {
    }

    public NotOfTenantException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
