using System.Buffers;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>Reads a GraphQL request out of the body of a POST or the query of a GET.</summary>
internal sealed class HttpRequestReader(GraphQLOptions options)
{
    private const int JsonDepthMax = 64;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = JsonDepthMax };

    public async ValueTask<GraphQLRequest> ReadBodyAsync(HttpRequest request)
    {
        if (!MediaType.IsJson(request.ContentType))
        {
            throw new HttpRequestException(
                StatusCodes.Status415UnsupportedMediaType,
                ErrorCodes.BadRequest,
                "Send the request as application/json in UTF-8.");
        }

        if (request.ContentLength > options.MaxRequestBodyBytes)
            throw TooLarge();
        var cancellation = request.HttpContext.RequestAborted;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation).ConfigureAwait(false);
            if (read.Buffer.Length > options.MaxRequestBodyBytes)
                throw TooLarge();
            if (!read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Parse(read.Buffer);
            }
            finally
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    public static GraphQLRequest ReadQuery(HttpRequest request)
    {
        var query = request.Query;
        if (!query.TryGetValue("query", out var document) || document.Count != 1 || string.IsNullOrEmpty(document[0]))
            throw Bad("The parameter query is missing.");
        return new GraphQLRequest(document[0]!)
        {
            OperationName = query.TryGetValue("operationName", out var name) ? name.ToString() : null,
            Variables = ReadObject(query, "variables"),
            Extensions = ReadObject(query, "extensions"),
        };
    }

    /// <summary>The request in a JSON object, which also is the payload of a subscribe message.</summary>
    public static GraphQLRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Bad("The request must be a JSON object; batches are not supported.");
        if (!root.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
            throw Bad("The member query must be a string with the document.");
        return new GraphQLRequest(TextOf(query))
        {
            OperationName = ReadName(root),
            Variables = ReadObject(root, "variables"),
            Extensions = ReadObject(root, "extensions"),
        };
    }

    private static GraphQLRequest Parse(in ReadOnlySequence<byte> body)
    {
        try
        {
            // What is kept of the document outlives the body's buffers, hence the copy.
            var document = JsonDocument.Parse(body.ToArray(), JsonOptions);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw Bad("The body is not valid JSON.");
        }
    }

    private static string? ReadName(JsonElement root)
    {
        if (!root.TryGetProperty("operationName", out var name) || name.ValueKind == JsonValueKind.Null)
            return null;
        return name.ValueKind == JsonValueKind.String
            ? Encoding.UTF8.GetString(TextOf(name))
            : throw Bad("The member operationName must be a string.");
    }

    private static byte[] TextOf(JsonElement element)
    {
        try
        {
            return Encoding.UTF8.GetBytes(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            throw Bad("The request has text that is not valid Unicode.");
        }
    }

    private static JsonElement ReadObject(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return default;
        return value.ValueKind == JsonValueKind.Object ? value : throw Bad($"The member {name} must be an object.");
    }

    private static JsonElement ReadObject(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var text) || string.IsNullOrEmpty(text.ToString()))
            return default;
        try
        {
            var value = JsonDocument.Parse(text.ToString(), JsonOptions).RootElement;
            return value.ValueKind switch
            {
                JsonValueKind.Object => value,
                JsonValueKind.Null => default,
                _ => throw Bad($"The parameter {name} must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw Bad($"The parameter {name} is not valid JSON.");
        }
    }

    private static HttpRequestException Bad(string message) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);

    private HttpRequestException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        ErrorCodes.RequestTooLarge,
        $"The request is larger than {options.MaxRequestBodyBytes} bytes.");
}
