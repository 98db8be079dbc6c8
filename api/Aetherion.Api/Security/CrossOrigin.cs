using Aetherion.Api.Limits;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace Aetherion.Api.Security;

/// <summary>
/// Which pages of other origins a browser lets read our answers: those on the list. There are no cookies, so that a page
/// can act only with a credential it was given; and whatever changes something needs a header that makes the browser ask
/// first.
/// </summary>
internal static class CrossOrigin
{
    /// <summary>How long a browser remembers what it was told.</summary>
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    private static readonly string[] RequestHeaders =
    [
        HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.ContentType, "GraphQL-Cost", "GraphQL-Preflight",
    ];

    private static readonly string[] AnswerHeaders =
    [
        HeaderNames.RetryAfter, RateLimitHeaders.Left, RateLimitHeaders.Policy,
    ];

    public static void Configure(CorsOptions cors, ApiOptions options) => cors.AddDefaultPolicy(policy => policy
        .WithOrigins([.. options.CorsOrigins])
        .WithMethods("GET", "POST")
        .WithHeaders(RequestHeaders)
        .WithExposedHeaders(AnswerHeaders)
        .SetPreflightMaxAge(PreflightAge));
}
