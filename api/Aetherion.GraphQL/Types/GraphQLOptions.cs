using Aetherion.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Types;

/// <summary>The limits and switches of a server. Each limit refuses; none silently cuts off.</summary>
public sealed class GraphQLOptions
{
    /// <summary>Bytes of an HTTP request body; more is answered with 413.</summary>
    public int MaxRequestBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Bytes of data from which an answer over HTTP is compressed, where the client accepts gzip or br; for smaller ones
    /// it takes longer than it saves.
    /// </summary>
    public int CompressionMinBytes { get; set; } = 1024;

    /// <summary>Tokens of a document.</summary>
    public int MaxTokens { get; set; } = 10_000;

    /// <summary>Bytes of a document; kept documents are as many times as large at most.</summary>
    public int MaxDocumentBytes { get; set; } = 100 * 1024;

    /// <summary>Fields with an alias in a document.</summary>
    public int MaxAliases { get; set; } = 200;

    /// <summary>Directives in a document.</summary>
    public int MaxDirectives { get; set; } = 200;

    /// <summary>Nesting of the syntax (selection sets, values, types), which also bounds the parser's stack.</summary>
    public int MaxSyntaxDepth { get; set; } = 100;

    /// <summary>Nesting of fields in an operation, through fragments; introspection fields do not count.</summary>
    public int MaxDepth { get; set; } = 20;

    /// <summary>Fields of an operation after its fragments are expanded.</summary>
    public int MaxExpandedFields { get; set; } = 5_000;

    /// <summary>The field cost of an operation; the README has the formula.</summary>
    public double MaxFieldCost { get; set; } = 1_000;

    /// <summary>The type cost of an operation.</summary>
    public double MaxTypeCost { get; set; } = 1_000;

    /// <summary>The length that a list counts for where neither attributes nor arguments bound it.</summary>
    public int AssumedListSize { get; set; } = 1;

    /// <summary>How many times the weight of a filter counts whose content is in a variable.</summary>
    public double FilterVariableFactor { get; set; } = 5;

    /// <summary>Whether each answer tells its cost, also where the client did not ask.</summary>
    public bool ReportCost { get; set; }

    /// <summary>Whether fields with paging need first or last; otherwise their default counts.</summary>
    public bool RequirePagingBoundaries { get; set; }

    /// <summary>Validation stops after so many errors.</summary>
    public int MaxValidationErrors { get; set; } = 50;

    /// <summary>Parsed and validated documents kept, least recently used out first.</summary>
    public int DocumentCacheCapacity { get; set; } = 1_000;

    /// <summary>
    /// Whether clients may send a document once and then its SHA-256 alone (the protocol of Apollo's automatic
    /// persisted queries).
    /// </summary>
    public bool EnableAutomaticPersistedOperations { get; set; } = true;

    /// <summary>Documents kept by their SHA-256, least recently used out first.</summary>
    public int PersistedOperationCapacity { get; set; } = 1_000;

    /// <summary>Documents known in advance, which are taken by their SHA-256 or in full.</summary>
    public TrustedOperations TrustedOperations { get; set; } = TrustedOperations.None;

    /// <summary>Whether no other documents are taken, save where an interceptor allows a request to.</summary>
    public bool TrustedOperationsOnly { get; set; }

    /// <summary>Queries and mutations that take longer are cancelled and answered with TIMEOUT.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether __schema and __type may be queried.</summary>
    public bool EnableIntrospection { get; set; } = true;

    /// <summary>Whether errors say what the client may have meant.</summary>
    public bool EnableSuggestions { get; set; } = true;

    /// <summary>Whether unexpected exceptions are sent with their message; for development only.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>How long a socket may wait with connection_init; then it is closed with 4408.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of one WebSocket message; more closes the socket with 4400.</summary>
    public int MaxSocketMessageBytes { get; set; } = 256 * 1024;

    /// <summary>Messages that a client may send on one socket in a second; more closes it with 1008.</summary>
    public int MaxSocketMessagesPerSecond { get; set; } = 500;

    /// <summary>
    /// Operations that run at the same time on one socket; more are refused one by one. Each holds one result at most
    /// while the socket is busy, so that this bounds a slow reader's memory too.
    /// </summary>
    public int MaxOperationsPerSocket { get; set; } = 100;

    /// <summary>How long one write may take; a reader that is slower is cut off.</summary>
    public TimeSpan SocketWriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time between the pings on a socket (of the WebSocket, and as messages that scripts in a browser can see) and
    /// between the comments on an event stream.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Answers a browser that asks for the endpoint with GET and Accept: text/html; null is 406.</summary>
    public RequestDelegate? GraphiQL { get; set; }

    /// <summary>
    /// HTTP statuses of requests that were not executed, by code; others are 400 for clients that accept
    /// application/graphql-response+json, and 200 with plain JSON. These codes have their status with application/json as well.
    /// </summary>
    public IDictionary<string, int> StatusCodes { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [ErrorCodes.PersistedQueryNotFound] = Microsoft.AspNetCore.Http.StatusCodes.Status200OK,
        [ErrorCodes.Unauthenticated] = Microsoft.AspNetCore.Http.StatusCodes.Status401Unauthorized,
        [ErrorCodes.Forbidden] = Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden,
        ["RATE_LIMITED"] = Microsoft.AspNetCore.Http.StatusCodes.Status429TooManyRequests,
        [ErrorCodes.Internal] = Microsoft.AspNetCore.Http.StatusCodes.Status500InternalServerError,
        ["UNAVAILABLE"] = Microsoft.AspNetCore.Http.StatusCodes.Status503ServiceUnavailable,
        [ErrorCodes.Timeout] = Microsoft.AspNetCore.Http.StatusCodes.Status504GatewayTimeout,
    };
}
