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

    private static Task WriteAsync(HttpContext context, int status, string code, string message) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { DecidesItself: true }
            ? WriteGraphQLAsync(context, status, code, message)
            : RestProblem.Make(status, code, message).ExecuteAsync(context);

    private static Task WriteGraphQLAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        var accept = context.Request.Headers[HeaderNames.Accept].ToString();
        var isRetryable = status == StatusCodes.Status503ServiceUnavailable;
        var body = new { errors = new[] { new { message, extensions = new { code, retryable = isRetryable } } } };
        return context.Response.WriteAsJsonAsync(
            body,
            options: null,
            accept.Contains(GraphQLResponse, StringComparison.OrdinalIgnoreCase)
                ? $"{GraphQLResponse}; charset=utf-8"
                : "application/json; charset=utf-8",
            context.RequestAborted);
    }
}
