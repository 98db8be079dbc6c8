using System.Reflection;
using Aetherion.Api.Rest;
using Aetherion.Api.Sockets.Messages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>What the description says of the service as a whole, and what operations refer to.</summary>
internal sealed class DocumentDetails(SignInSchemes signIn) : IOpenApiDocumentTransformer
{
    private const string MarketMessage = "MarketMessage";

    private static readonly Type[] MarketMessages =
    [
        typeof(TickMessage), typeof(QuoteMessage), typeof(BookMessage), typeof(CandleMessage), typeof(VolumeMessage),
    ];

    public async Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = Info();
        // The address is the one the document was read from, whatever the service is called behind a proxy.
        document.Servers = [new OpenApiServer { Url = "/", Description = "The service this document comes from." }];
        signIn.AddTo(document);
        SharedResponses.AddTo(document);
        await AddSchemaAsync(document, context, typeof(ProblemPayload), cancellationToken);
        foreach (var message in MarketMessages)
            await AddSchemaAsync(document, context, message, cancellationToken);
        document.AddComponent<IOpenApiSchema>(MarketMessage, AnyMarketMessage(document));
        document.Tags = Tags();
        GraphQLPath.AddTo(document, signIn);
        AddSelf(document);
        var paths = document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal).ToArray();
        document.Paths.Clear();
        foreach (var (path, item) in paths)
            document.Paths.Add(path, item);
    }

    private static async Task AddSchemaAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        Type type,
        CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
        document.AddComponent<IOpenApiSchema>(SchemaNames.Short(type.Name), schema);
    }

    private static OpenApiSchema AnyMarketMessage(OpenApiDocument document) => new()
    {
        Description = "A message of `/ws/market`. Clients leave aside types they do not know.",
        OneOf = [.. MarketMessages.Select(type => new OpenApiSchemaReference(type.Name, document))],
        Discriminator = new OpenApiDiscriminator
        {
            PropertyName = "type",
            Mapping = MarketMessages.ToDictionary(
                MessageTypeAttribute.Of, type => new OpenApiSchemaReference(type.Name, document)),
        },
    };

    private void AddSelf(OpenApiDocument document)
    {
        var operation = new OpenApiOperation
        {
            OperationId = "getDescription",
            Summary = "This document.",
            Description = "In OpenAPI 3.1, as this service serves its addresses: with or without sign-in.",
            Tags = new HashSet<OpenApiTagReference> { new("Operation", document) },
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse
                {
                    Description = "The description.",
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/json"] = new()
                        {
                            Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "OpenAPI 3.1." },
                        },
                    },
                },
            },
        };
        OperationDetails.AddRefusals(operation, [], signIn, document);
        document.Paths["/openapi/v1.json"] = new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation },
        };
    }

    private OpenApiInfo Info() => new()
    {
        Title = "Aetherion",
        Version = typeof(DocumentDetails).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        Summary = "Markets, their regimes, and the bots that trade by them.",
        Description = $"""
            Market data and regimes for clients that do not speak GraphQL, and what operators ask. Everything else - bots,
            orders, models, history - is at `/graphql`.

            Prices and quantities are exact JSON numbers with the decimals of the instrument: read them as decimals, not
            as binary floating point. Times are UTC in RFC 3339, to 100 ns. Clients take a value of an enumeration that
            they do not know as `UNKNOWN`, and leave aside properties they do not know.

            {SignIn()}

            Who has signed in is counted by the tenant's plan. Each request takes one of the plan's requests, and of its cost
            one for each read of a symbol: three for a snapshot, one for anything else. An open WebSocket takes one of its
            subscriptions. `RateLimit` says what is left. Errors are problem details (RFC 9457) with a stable `code`.
            """.ReplaceLineEndings("\n"),
        License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
    };

    private string SignIn() => signIn.IsNeeded
        ? "Sign in with a token or an API key as `Authorization: Bearer ...`; each operation names the scope it needs."
        : "This service runs in local mode: it answers to this machine alone, and nobody has to sign in.";

    private static HashSet<OpenApiTag> Tags() =>
    [
        new() { Name = "Market", Description = "The market as it stands: snapshots, trades, books, features." },
        new() { Name = "Regime", Description = "The regimes of instruments." },
        new() { Name = "Live", Description = "WebSockets that send what happens." },
        new() { Name = "GraphQL", Description = "Everything the service has, in one endpoint." },
        new() { Name = "Operation", Description = "For those who run and watch the service." },
    ];
}
