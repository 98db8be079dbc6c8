using Aetherion.Api.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>The ways to sign in that this service takes; none in local mode.</summary>
internal sealed class SignInSchemes(ApiOptions options)
{
    private const string Token = "token";
    private const string ApiKey = "apiKey";
    private const string SubProtocol = "subProtocol";

    public bool IsNeeded => options.SignIn is not null;

    /// <summary>Whether every address may answer with that status where callers have to sign in.</summary>
    public static bool Causes(int status) =>
        status is StatusCodes.Status401Unauthorized or StatusCodes.Status503ServiceUnavailable;

    /// <summary>What an operation asks of its caller; nothing where everybody is let in.</summary>
    public IList<OpenApiSecurityRequirement>? Of(EndpointAccess access, bool isSocket, OpenApiDocument document)
    {
        if (!IsNeeded || (access.Policy is null && !access.DecidesItself))
            return null;
        string[] names = isSocket ? [.. Names, SubProtocol] : [.. Names];
        var requirements = names.Select(name => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(name, document)] = access.Policy is { } policy ? [policy] : [],
        });
        return access.DecidesItself && options.IntrospectionForAnonymous
            ? [.. requirements, new OpenApiSecurityRequirement()]
            : [.. requirements];
    }

    public void AddTo(OpenApiDocument document)
    {
        if (!IsNeeded)
            return;
        document.AddComponent<IOpenApiSecurityScheme>(Token, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of an issuer that the service trusts, signed by RS256 or ES256. Its claims name the "
                + "tenant, the role and the scopes; role and scope must both allow what is asked for.",
        });
        if (options.SignIn!.ApiKeys)
        {
            document.AddComponent<IOpenApiSecurityScheme>(ApiKey, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "aeth_<id>_<secret>",
                Description = "An API key, sent as a token is: `Authorization: Bearer aeth_...`. `createApiKey` of "
                    + "GraphQL makes one and shows it once.",
            });
        }
        document.AddComponent<IOpenApiSecurityScheme>(SubProtocol, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "Sec-WebSocket-Protocol",
            Description = "For browsers, which can set no other header of a WebSocket: offer the sub-protocols `aetherion` "
                + $"and `{Credentials.SubProtocolHead}` followed by the token or API key. The service chooses `aetherion`.",
        });
    }

    private IEnumerable<string> Names => options.SignIn!.ApiKeys ? [Token, ApiKey] : [Token];
}
