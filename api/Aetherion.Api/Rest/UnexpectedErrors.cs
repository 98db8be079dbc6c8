using System.Data.Common;
using Aetherion.Api.Access;
using Aetherion.Api.Limits;
using Aetherion.Api.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Rest;

/// <summary>
/// Turns exceptions of the endpoints that are not GraphQL into problem details that tell nothing internal, with the
/// headers that every answer has: the server has taken away those of the answer that failed.
/// </summary>
internal sealed class UnexpectedErrors(TenantLimiters limiters, TimeProvider time) : IExceptionHandler
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
        SecurityHeaders.Write(httpContext);
        var caller = httpContext.RequestServices.GetRequiredService<ICallerContext>();
        if (limiters.Find(caller.Tenant) is { } limiter)
            RateLimitHeaders.Write(httpContext, limiter, time.GetUtcNow().UtcTicks);
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
