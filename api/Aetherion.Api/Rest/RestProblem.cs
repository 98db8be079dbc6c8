using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Rest;

/// <summary>Errors of the endpoints that are not GraphQL, as problem details (RFC 9457) with one of our codes.</summary>
internal static class RestProblem
{
    public static ProblemHttpResult NotFound(string detail) =>
        Make(StatusCodes.Status404NotFound, ApiErrorCodes.NotFound, detail);

    public static ProblemHttpResult BadRequest(string detail) =>
        Make(StatusCodes.Status400BadRequest, ApiErrorCodes.BadUserInput, detail);

    public static ProblemHttpResult Forbidden(string detail) =>
        Make(StatusCodes.Status403Forbidden, ApiErrorCodes.Forbidden, detail);

    public static ProblemHttpResult Make(int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
