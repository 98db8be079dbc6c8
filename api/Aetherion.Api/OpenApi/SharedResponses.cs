using Aetherion.Api.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>The refusals and headers that every operation refers to.</summary>
internal static class SharedResponses
{
    public const string ProblemMediaType = "application/problem+json";

    private const string RateLimit = RateLimitHeaders.Left;
    private const string RateLimitPolicy = RateLimitHeaders.Policy;
    private const string RetryAfter = "Retry-After";
    private const string Challenge = "WWW-Authenticate";

    private static readonly SharedResponse[] All =
    [
        new(
            StatusCodes.Status400BadRequest,
            "BadUserInput",
            "A parameter is wrong: `BAD_USER_INPUT`. The detail says which values there are.",
            RateLimit,
            RateLimitPolicy),
        new(
            StatusCodes.Status401Unauthorized,
            "Unauthenticated",
            "No credential came, or one that is not valid here: `UNAUTHENTICATED`. A wrong credential is refused even "
            + "where none is needed.",
            Challenge),
        new(
            StatusCodes.Status403Forbidden,
            "Forbidden",
            "Your role or scopes do not allow this address, or the service does not answer to the name or the page the "
            + "request came under: `FORBIDDEN`. Of a WebSocket also `QUOTA_EXCEEDED`: the plan allows no more open "
            + "subscriptions."),
        new(
            StatusCodes.Status404NotFound,
            "NotFound",
            "There is no such market or symbol: `NOT_FOUND`. The detail says which there are.",
            RateLimit,
            RateLimitPolicy),
        new(
            StatusCodes.Status426UpgradeRequired,
            "UpgradeRequired",
            "The request does not open a WebSocket: `BAD_USER_INPUT`.",
            RateLimit,
            RateLimitPolicy),
        new(
            StatusCodes.Status429TooManyRequests,
            "RateLimited",
            "The plan's requests or cost of this minute are used up, or too many requests came from your address: "
            + "`RATE_LIMITED`. Wait as long as `Retry-After` says. `RateLimit` is missing when the address is meant.",
            RetryAfter,
            RateLimit,
            RateLimitPolicy),
        new(
            StatusCodes.Status500InternalServerError,
            "Internal",
            "Something unexpected happened: `INTERNAL`. The service's log has it under the id that the detail names.",
            RateLimit,
            RateLimitPolicy),
        new(
            StatusCodes.Status503ServiceUnavailable,
            "Unavailable",
            "What the answer needs is down, or the service has no room for another WebSocket: `UNAVAILABLE`. Try again; "
            + "`/readyz` says what is wrong.",
            RetryAfter,
            RateLimit,
            RateLimitPolicy),
        new(
            StatusCodes.Status504GatewayTimeout,
            "Timeout",
            "No answer came in time: `TIMEOUT`. Try again.",
            RateLimit,
            RateLimitPolicy),
    ];

    public static IOpenApiResponse Refer(int status, OpenApiDocument document) =>
        new OpenApiResponseReference(Find(status).Name, document);

    /// <summary>Says of an answer to who is counted what it tells about the plan.</summary>
    public static void AddRateLimit(OpenApiResponse response, OpenApiDocument document) =>
        response.Headers = HeadersOf([RateLimit, RateLimitPolicy], document);

    /// <summary>The headers of the refusal of that status.</summary>
    public static Dictionary<string, IOpenApiHeader> HeadersOf(int status, OpenApiDocument document) =>
        HeadersOf(Find(status).Headers, document);

    public static OpenApiResponses Sort(OpenApiResponses responses)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
            sorted.Add(status, response);
        return sorted;
    }

    /// <summary>Puts them where they are referred to.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        AddHeader(
            document,
            RateLimit,
            "The requests left of this minute (`r`) and the seconds until all are there again (`t`).",
            "\"requests\";r=2999;t=1");
        AddHeader(
            document,
            RateLimitPolicy,
            "The requests the plan allows (`q`) and the seconds that is for (`w`).",
            "\"requests\";q=3000;w=60");
        AddHeader(document, Challenge, "How to sign in.", "Bearer");
        document.AddComponent<IOpenApiHeader>(RetryAfter, new OpenApiHeader
        {
            Description = "The seconds to wait before trying again.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
        });
        foreach (var response in All)
            document.AddComponent<IOpenApiResponse>(response.Name, Make(response, document));
    }

    private static OpenApiResponse Make(SharedResponse response, OpenApiDocument document) => new()
    {
        Description = response.Description,
        Headers = response.Headers.Length == 0 ? null : HeadersOf(response.Headers, document),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemMediaType] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
        },
    };

    private static SharedResponse Find(int status) => Array.Find(All, response => response.Status == status)!;

    private static Dictionary<string, IOpenApiHeader> HeadersOf(string[] names, OpenApiDocument document) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private static void AddHeader(OpenApiDocument document, string name, string description, string example) =>
        document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        });

    private sealed record SharedResponse(int Status, string Name, string Description, params string[] Headers);
}
