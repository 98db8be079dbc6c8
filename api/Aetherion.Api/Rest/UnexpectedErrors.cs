using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Rest;

/// <summary>
/// Turns exceptions of the endpoints that are not GraphQL into problem details that tell nothing internal.
/// </summary>
internal sealed class UnexpectedErrors : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException bad => RestProblem.Make(
                bad.StatusCode, RestProblem.CodeOf(bad.StatusCode), bad.Message),
            TimeoutException => RestProblem.Make(
                StatusCodes.Status504GatewayTimeout,
                ApiErrorCodes.Timeout,
                ErrorTexts.Timeout),
            DbException => RestProblem.Make(
                StatusCodes.Status503ServiceUnavailable,
                ApiErrorCodes.Unavailable,
                ErrorTexts.StorageUnavailable),
            _ => RestProblem.Make(
                StatusCodes.Status500InternalServerError,
                ApiErrorCodes.Internal,
                $"Unexpected error. The log has it under {httpContext.TraceIdentifier}; /readyz says what is down."),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
