namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Sees every error before it is sent and may replace it. Errors with an <see cref="IError.Exception"/> that no filter
/// has replaced are masked afterwards.
/// </summary>
public interface IErrorFilter
{
    IError OnError(IError error);
}
