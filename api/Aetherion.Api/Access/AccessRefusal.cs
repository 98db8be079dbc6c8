using Aetherion.Api.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Aetherion.Api.Access;

/// <summary>Answers a request whose caller may not make it, in the form the address answers everything in.</summary>
internal static class AccessRefusal
{
    private const string GraphQLResponse = "application/graphql-response+json";
    private const int RetryAfterSeconds = 1;

    public static Task UnauthenticatedAsync(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, ApiErrorCodes.Unauthenticated, message);
    }

    public static Task ForbiddenAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status403Forbidden, ApiErrorCodes.Forbidden, message);

    public static Task UnavailableAsync(HttpContext context, string message)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, ApiErrorCodes.Unavailable, message);
    }

    /// <param name="retryAfterMs">When it may be tried again; null where the header says it or trying does not help.</param>
    public static Task WriteAsync(
        HttpContext context, int status, string code, string message, int? retryAfterMs = null) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { DecidesItself: true }
            ? WriteGraphQLAsync(context, status, code, message, retryAfterMs)
            : RestProblem.Make(status, code, message).ExecuteAsync(context);

    private static Task WriteGraphQLAsync(
        HttpContext context, int status, string code, string message, int? retryAfterMs)
    {
        context.Response.StatusCode = status;
        var accept = context.Request.Headers[HeaderNames.Accept].ToString();
        var extensions = new Dictionary<string, object>
        {
            ["code"] = code,
            ["retryable"] = status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests,
        };
        if (retryAfterMs is { } milliseconds)
            extensions["retryAfterMs"] = milliseconds;
        var body = new { errors = new[] { new { message, extensions } } };
        return context.Response.WriteAsJsonAsync(
            body,
            options: null,
            accept.Contains(GraphQLResponse, StringComparison.OrdinalIgnoreCase)
                ? $"{GraphQLResponse}; charset=utf-8"
                : "application/json; charset=utf-8",
            context.RequestAborted);
    }
}
