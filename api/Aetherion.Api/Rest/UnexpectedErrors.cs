using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Rest;

/// <summary>Turns exceptions of the endpoints that are not GraphQL into problem details that tell nothing internal.</summary>
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
                "The service did not answer in time. Try again; if it goes on, look at /readyz."),
            _ => RestProblem.Make(
                StatusCodes.Status500InternalServerError,
                ApiErrorCodes.Internal,
                $"Unexpected error. The log has it under {httpContext.TraceIdentifier}; /readyz says what is down."),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
