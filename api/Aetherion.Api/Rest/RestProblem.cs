using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Rest;

/// <summary>
/// Errors of the endpoints that are not GraphQL, as problem details (RFC 9457) with one of our codes.
/// </summary>
internal static class RestProblem
{
    public static ProblemHttpResult NotFound(string detail) =>
        Make(StatusCodes.Status404NotFound, ApiErrorCodes.NotFound, detail);

    public static ProblemHttpResult BadRequest(string detail) =>
        Make(StatusCodes.Status400BadRequest, ApiErrorCodes.BadUserInput, detail);

    public static ProblemHttpResult Forbidden(string detail) =>
        Make(StatusCodes.Status403Forbidden, ApiErrorCodes.Forbidden, detail);

    /// <summary>Gives the problems that the server makes itself a code too.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var extensions = context.ProblemDetails.Extensions;
        if (!extensions.ContainsKey("code"))
            extensions["code"] = CodeOf(context.ProblemDetails.Status);
    }

    public static string CodeOf(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => ApiErrorCodes.Unauthenticated,
        StatusCodes.Status404NotFound => ApiErrorCodes.NotFound,
        StatusCodes.Status403Forbidden => ApiErrorCodes.Forbidden,
        StatusCodes.Status413PayloadTooLarge => ApiErrorCodes.RequestTooLarge,
        StatusCodes.Status503ServiceUnavailable => ApiErrorCodes.Unavailable,
        StatusCodes.Status504GatewayTimeout => ApiErrorCodes.Timeout,
        >= 400 and < 500 => ApiErrorCodes.BadUserInput,
        _ => ApiErrorCodes.Internal,
    };

    public static ProblemHttpResult Make(int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
