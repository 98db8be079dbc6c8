using System.Globalization;
using Aetherion.Api.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>Points to GraphQL, which describes itself.</summary>
internal static class GraphQLPath
{
    private const string Path = "/graphql";
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";

    private static readonly Dictionary<string, string> Members = new()
    {
        ["query"] = "The document. Left out when the extensions name a persisted one.",
        ["operationName"] = "Which operation of the document to run, where it has several.",
        ["variables"] = "The values of the operation's variables, by name.",
        ["extensions"] = "What else goes with the request: `persistedQuery` with `version` 1 and `sha256Hash`.",
    };

    private static readonly Dictionary<int, string> Refusals = new()
    {
        [StatusCodes.Status400BadRequest] = "The request or its document is not valid, or the operation costs too much.",
        [StatusCodes.Status401Unauthorized] = "No credential came, or one that is not valid here.",
        [StatusCodes.Status429TooManyRequests] =
            "The plan's requests of this minute are used up, or too many requests came from your address.",
        [StatusCodes.Status503ServiceUnavailable] = 
            "The credential cannot be checked, or the tenant's plan cannot be read. Try again.",
    };

    public static void AddTo(OpenApiDocument document, SignInSchemes signIn)
    {
        document.AddComponent<IOpenApiSchema>("GraphQLRequest", Request());
        document.AddComponent<IOpenApiSchema>("GraphQLResult", Result());
        document.Paths[Path] = new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Get] = Operation(
                    document, signIn, "queryGraphQLByAddress", "Run a query that stands in the address.", Parameters()),
                [HttpMethod.Post] = Operation(
                    document, signIn, "queryGraphQL", "Run a GraphQL operation.", null),
            },
        };
        document.Paths[Path].Operations![HttpMethod.Post].RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The request; at most 1 MiB.",
            Content = new Dictionary<string, OpenApiMediaType> { [Json] = Media("GraphQLRequest", document) },
        };
    }

    private static OpenApiOperation Operation(
        OpenApiDocument document, SignInSchemes signIn, string name, string summary, IList<IOpenApiParameter>? parameters) =>
        new()
        {
            OperationId = name,
            Summary = summary,
            Description = "GraphQL over HTTP, also as an event stream (`Accept: text/event-stream`) and as a WebSocket "
                + "with the sub-protocol `graphql-transport-ws`. The schema describes itself: ask for `__schema`. Errors "
                + "are in `errors`, each with a `code` in its extensions.",
            Tags = new HashSet<OpenApiTagReference> { new("GraphQL", document) },
            Parameters = parameters,
            Security = signIn.Of(EndpointAccess.GraphQL, isSocket: false, document),
            Responses = Responses(document, signIn),
        };

    private static OpenApiResponses Responses(OpenApiDocument document, SignInSchemes signIn)
    {
        var result = Response("The result; with `application/json` also what is wrong with the document.", document);
        SharedResponses.AddRateLimit(result, document);
        var responses = new OpenApiResponses
        {
            ["200"] = result,
            ["403"] = SharedResponses.Refer(StatusCodes.Status403Forbidden, document),
            ["500"] = SharedResponses.Refer(StatusCodes.Status500InternalServerError, document),
            ["503"] = SharedResponses.Refer(StatusCodes.Status503ServiceUnavailable, document),
            ["504"] = SharedResponses.Refer(StatusCodes.Status504GatewayTimeout, document),
        };
        foreach (var (status, description) in Refusals.Where(refusal => signIn.IsNeeded || !SignInSchemes.Causes(refusal.Key)))
        {
            var refusal = Response(description, document);
            refusal.Headers = SharedResponses.HeadersOf(status, document);
            if (status == StatusCodes.Status503ServiceUnavailable)
                refusal.Content!.Add(SharedResponses.ProblemMediaType, Media("Problem", document));
            responses[status.ToString(CultureInfo.InvariantCulture)] = refusal;
        }
        return SharedResponses.Sort(responses);
    }

    private static OpenApiResponse Response(string description, OpenApiDocument document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [GraphQLResponse] = Media("GraphQLResult", document),
            [Json] = Media("GraphQLResult", document),
        },
    };

    private static List<IOpenApiParameter> Parameters() =>
    [
        .. Members.Select(IOpenApiParameter (member) => new OpenApiParameter
        {
            Name = member.Key,
            In = ParameterLocation.Query,
            Description = member.Key is "variables" or "extensions" ? $"{member.Value} As JSON." : member.Value,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        }),
    ];

    private static OpenApiSchema Request() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A GraphQL request.",
        Properties = Members.ToDictionary(member => member.Key, IOpenApiSchema (member) => new OpenApiSchema
        {
            Type = JsonSchemaType.Null
                | (member.Key is "variables" or "extensions" ? JsonSchemaType.Object : JsonSchemaType.String),
            Description = member.Value,
        }),
    };

    private static OpenApiSchema Result() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "The result of a GraphQL operation.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["data"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Null,
                Description = "What was asked for; missing when nothing was executed.",
            },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "What went wrong; missing when nothing did.",
                Items = Error(),
            },
            ["extensions"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What the operation cost (`operationCost`), the limit, and what is left of the minute's cost.",
            },
        },
    };

    private static OpenApiSchema Error() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "An error.",
        Required = new HashSet<string> { "message" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["message"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What is wrong, for people." },
            ["locations"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array, Description = "Where in the document.", Items = new OpenApiSchema { Type = JsonSchemaType.Object },
            },
            ["path"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array, Description = "The field of the result that is missing.", Items = new OpenApiSchema(),
            },
            ["extensions"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "The stable `code`, whether the request is `retryable`, and after how many milliseconds.",
            },
        },
    };

    private static OpenApiMediaType Media(string schema, OpenApiDocument document) =>
        new() { Schema = new OpenApiSchemaReference(schema, document) };
}
