using System.Globalization;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Api.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aetherion.Api.OpenApi;

/// <summary>
/// Completes an operation by what its address says of itself: who may use it, how it may refuse, what its socket sends.
/// </summary>
internal sealed class OperationDetails(SignInSchemes signIn) : IOpenApiOperationTransformer
{
    /// <summary>What is counted waits for the tenant's plan, and mostly for grains.</summary>
    private static readonly int[] OfTenants =
    [
        StatusCodes.Status500InternalServerError,
        StatusCodes.Status503ServiceUnavailable,
        StatusCodes.Status504GatewayTimeout,
    ];

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var access = metadata.OfType<EndpointAccess>().Last();
        var document = context.Document!;
        var socket = metadata.OfType<SocketDescription>().LastOrDefault();
        operation.Security = signIn.Of(access, socket is not null, document);
        operation.Responses ??= [];
        if (socket is not null)
            DescribeSocket(operation, socket);
        int[] statuses = metadata.OfType<Refusals>().LastOrDefault()?.Statuses ?? [];
        if (access.Policy is not null)
        {
            statuses = [.. statuses, .. OfTenants];
            foreach (var response in operation.Responses.Values.OfType<OpenApiResponse>())
                SharedResponses.AddRateLimit(response, document);
        }
        AddRefusals(operation, statuses, signIn, document);
        return Task.CompletedTask;
    }

    /// <summary>Adds what every address may refuse with, and what this one may beyond that.</summary>
    public static void AddRefusals(
        OpenApiOperation operation, int[] own, SignInSchemes signIn, OpenApiDocument document)
    {
        List<int> statuses = [StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests, .. own];
        if (signIn.IsNeeded)
            statuses.AddRange([StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable]);
        foreach (var status in statuses.Distinct().Order())
            AddRefusal(operation.Responses!, status, document);
        operation.Responses = SharedResponses.Sort(operation.Responses!);
    }

    /// <summary>A status that the address answers with in its own way may come as a refusal too.</summary>
    private static void AddRefusal(OpenApiResponses responses, int status, OpenApiDocument document)
    {
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (responses.TryAdd(key, SharedResponses.Refer(status, document))
            || responses[key] is not OpenApiResponse { Content: { } content } own)
            return;
        own.Headers = SharedResponses.HeadersOf(status, document);
        content.TryAdd(SharedResponses.ProblemMediaType, new OpenApiMediaType
        {
            Schema = new OpenApiSchemaReference("Problem", document),
        });
    }

    private static void DescribeSocket(OpenApiOperation operation, SocketDescription socket)
    {
        operation.Responses!.Clear();
        operation.Responses["101"] = new OpenApiResponse
        {
            Description = "The WebSocket is open. Each text message of the service is one JSON value, as "
                + $"`{socket.Message}` describes it; the client sends none. The service pings; what must be answered, "
                + "libraries and browsers answer themselves.",
        };
        var ends = SocketDescription.Ends.Select(end => (JsonNode)new JsonObject
        {
            ["code"] = (int)end.Status,
            ["name"] = end.Name,
            ["reason"] = end.Reason,
        });
        operation.AddExtension("x-websocket", new JsonNodeExtension(new JsonObject
        {
            ["subProtocol"] = SocketServer.SubProtocol,
            ["messages"] = new JsonObject { ["$ref"] = $"#/components/schemas/{socket.Message}" },
            ["closeCodes"] = new JsonArray([.. ends]),
        }));
    }
}
