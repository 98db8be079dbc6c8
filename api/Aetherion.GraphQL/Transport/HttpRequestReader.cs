using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aetherion.GraphQL.Transport;

/// <summary>Reads a GraphQL request out of the body of a POST or the query of a GET.</summary>
internal sealed class HttpRequestReader(GraphQLOptions options)
{
    private const int JsonDepthMax = 64;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = JsonDepthMax };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

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
        if (ContentCoding.IsIdentity(request.Headers.ContentEncoding))
            return await ReadAsync(request.BodyReader, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return await ReadCodedAsync(request).ConfigureAwait(false);
    }

    public static GraphQLRequest ReadQuery(HttpRequest request)
    {
        var query = request.Query;
        var extensions = ReadObject(query, "extensions");
        var isGiven = query.TryGetValue("query", out var document) && document.Count == 1;
        if (!PersistedQuery.IsIn(extensions) && (!isGiven || string.IsNullOrEmpty(document[0])))
            throw Bad("The parameter query is missing.");
        return new GraphQLRequest(document.ToString())
        {
            OperationName = query.TryGetValue("operationName", out var name) ? name.ToString() : null,
            Variables = ReadObject(query, "variables"),
            Extensions = extensions,
        };
    }

    /// <summary>The request in a JSON object, which also is the payload of a subscribe message.</summary>
    public static GraphQLRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Bad("The request must be a JSON object; batches are not supported.");
        var extensions = ReadObject(root, "extensions");
        return new GraphQLRequest(ReadDocument(root, PersistedQuery.IsIn(extensions)))
        {
            OperationName = ReadName(root),
            Variables = ReadObject(root, "variables"),
            Extensions = extensions,
        };
    }

    /// <summary>
    /// What a coded body becomes is bounded as a plain one is, so that a small body cannot fill the memory; what is read
    /// of it is bounded by the server.
    /// </summary>
    private async ValueTask<GraphQLRequest> ReadCodedAsync(HttpRequest request)
    {
        var coding = request.Headers.ContentEncoding.ToString();
        BoundBody(request.HttpContext);
        using var plain = ContentCoding.Decode(request.Body, coding) ?? throw UnknownCoding(request, coding);
        var reader = PipeReader.Create(plain);
        try
        {
            return await ReadAsync(reader, request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // The Brotli stream throws the second for data that are wrong.
            throw Bad($"The body is not coded with {coding}, as Content-Encoding says.");
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private void BoundBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = options.MaxRequestBodyBytes;
    }

    private static HttpRequestException UnknownCoding(HttpRequest request, string coding)
    {
        request.HttpContext.Response.Headers.AcceptEncoding = ContentCoding.Accepted;
        return new HttpRequestException(
            StatusCodes.Status415UnsupportedMediaType,
            ErrorCodes.BadRequest,
            $"The content coding {coding} is not known; send {ContentCoding.Accepted}, or none.");
    }

    private async ValueTask<GraphQLRequest> ReadAsync(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (read.Buffer.Length > options.MaxRequestBodyBytes)
                throw TooLarge();
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Parse(read.Buffer);
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static GraphQLRequest Parse(in ReadOnlySequence<byte> body)
    {
        try
        {
            // What is kept of the document outlives the body's buffers, hence the copy.
            var document = JsonDocument.Parse(WithoutMark(body.ToArray()), JsonOptions);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw Bad("The body is not valid JSON.");
        }
    }

    /// <summary>The document; empty when the request may name a persisted one instead, and does.</summary>
    private static byte[] ReadDocument(JsonElement root, bool isPersisted)
    {
        var isGiven = root.TryGetProperty("query", out var query) && query.ValueKind != JsonValueKind.Null;
        if (!isGiven && isPersisted)
            return [];
        return isGiven && query.ValueKind == JsonValueKind.String
            ? TextOf(query)
            : throw Bad("The member query must be a string with the document.");
    }

    /// <summary>The byte order mark that some senders put first (RFC 8259, section 8.1, lets it be ignored).</summary>
    private static ReadOnlyMemory<byte> WithoutMark(byte[] body) =>
        body.AsSpan().StartsWith(ByteOrderMark) ? body.AsMemory(ByteOrderMark.Length) : body;

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
