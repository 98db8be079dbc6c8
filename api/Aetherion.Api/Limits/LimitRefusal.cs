using System.Globalization;
using Aetherion.Api.Access;
using Aetherion.Api.Rest;
using Aetherion.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Limits;

/// <summary>Answers what is one request too many.</summary>
internal static class LimitRefusal
{
    public const string Address =
        "Too many requests, or too many that failed to sign in, come from your address. Wait as long as Retry-After "
        + "says.";

    private const string RetryAfterMs = "retryAfterMs";

    public static string Requests(int limit) => string.Create(
        CultureInfo.InvariantCulture, $"Your plan allows {limit} requests a minute. Wait as long as Retry-After says.");

    public static string Cost(int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"Your plan allows operations of a cost of {limit} a minute. Wait as long as retryAfterMs says, or ask for less.");

    public static string SubscriptionsText(int limit) => string.Create(
        CultureInfo.InvariantCulture, $"Your plan allows {limit} open subscriptions. Complete one to open another.");

    public static Task WriteAsync(HttpContext context, string message, TimeSpan retryAfter)
    {
        SetRetryAfter(context.Response.Headers, retryAfter);
        return AccessRefusal.WriteAsync(
            context, StatusCodes.Status429TooManyRequests, ApiErrorCodes.RateLimited, message, Milliseconds(retryAfter));
    }

    public static ProblemHttpResult Problem(HttpContext context, string message, TimeSpan retryAfter)
    {
        SetRetryAfter(context.Response.Headers, retryAfter);
        return RestProblem.Make(StatusCodes.Status429TooManyRequests, ApiErrorCodes.RateLimited, message);
    }

    public static GraphQLException Subscriptions(int limit) => new(ErrorBuilder.New()
        .SetMessage(SubscriptionsText(limit))
        .SetCode(ApiErrorCodes.QuotaExceeded)
        .SetExtension("quota", "SUBSCRIPTIONS")
        .SetExtension("limit", limit)
        .Build());

    public static GraphQLException Sockets(int limit) => new(ErrorBuilder.New()
        .SetMessage(string.Create(
            CultureInfo.InvariantCulture, $"Your plan allows {limit} open sockets. Close one to open another."))
        .SetCode(ApiErrorCodes.QuotaExceeded)
        .Build());

    /// <summary>Over HTTP the header says as well when to come again.</summary>
    public static GraphQLException Cost(ExecutionScope scope, int limit, TimeSpan retryAfter)
    {
        if (scope.ResponseHeaders is { } headers)
            SetRetryAfter(headers, retryAfter);
        return Exception(Cost(limit), retryAfter);
    }

    public static GraphQLException Exception(string message, TimeSpan retryAfter) => new(ErrorBuilder.New()
        .SetMessage(message)
        .SetCode(ApiErrorCodes.RateLimited)
        .SetExtension(RetryAfterMs, Milliseconds(retryAfter))
        .Build());

    private static void SetRetryAfter(IHeaderDictionary headers, TimeSpan retryAfter) => headers.RetryAfter =
        Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static int Milliseconds(TimeSpan time) => (int)Math.Ceiling(time.TotalMilliseconds);
}
