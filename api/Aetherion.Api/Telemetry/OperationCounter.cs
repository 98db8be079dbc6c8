using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Telemetry;

/// <summary>Counts GraphQL requests by what their document begins with, over HTTP and over sockets.</summary>
internal sealed class OperationCounter : IHttpRequestInterceptor, ISocketSessionInterceptor
{
    public ValueTask<ExecutionScope> OnCreateAsync(
        HttpContext context, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken)
    {
        Count(request, "http");
        return new ValueTask<ExecutionScope>(scope);
    }

    public ValueTask<ExecutionScope> OnRequestAsync(
        SocketSession session, GraphQLRequest request, ExecutionScope scope, CancellationToken cancellationToken)
    {
        Count(request, "socket");
        return new ValueTask<ExecutionScope>(scope);
    }

    public ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// The kind of a document's first definition; "other" for one that begins with a fragment or is wrong.
    /// </summary>
    public static string KindOf(ReadOnlySpan<byte> document)
    {
        var rest = SkipIgnored(document);
        if (rest.StartsWith("{"u8) || rest.StartsWith("query"u8))
            return "query";
        if (rest.StartsWith("mutation"u8))
            return "mutation";
        return rest.StartsWith("subscription"u8) ? "subscription" : "other";
    }

    private static void Count(GraphQLRequest request, string transport) => ApiMetrics.GraphQLRequests.Add(
        1,
        new KeyValuePair<string, object?>("operation", KindOf(request.Document.Span)),
        new KeyValuePair<string, object?>("transport", transport));

    // White space, commas and comments (GraphQL, section 2.1.7).
    private static ReadOnlySpan<byte> SkipIgnored(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            text = text.TrimStart(" \t\r\n,"u8);
            if (!text.StartsWith("#"u8))
                break;
            var end = text.IndexOfAny((byte)'\n', (byte)'\r');
            text = end < 0 ? [] : text[end..];
        }
        return text;
    }
}
