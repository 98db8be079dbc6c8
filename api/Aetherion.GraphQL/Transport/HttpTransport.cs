using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace Aetherion.GraphQL.Transport;

/// <summary>GraphQL over HTTP: POST, GET for queries, and event streams.</summary>
internal sealed class HttpTransport(
    RequestExecutor executor,
    GraphQLOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IEnumerable<IHttpRequestInterceptor> interceptors)
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";

    /// <summary>The headers of a request that decide what the answer looks like.</summary>
    private static readonly StringValues Varying = "Accept, Accept-Encoding";

    private readonly IHttpRequestInterceptor[] _interceptors = [.. interceptors];
    private readonly HttpRequestReader _reader = new(options);

    public Task InvokeAsync(HttpContext context)
    {
        var vary = context.Response.Headers.Vary;
        context.Response.Headers.Vary = vary.Count == 0 ? Varying : StringValues.Concat(vary, Varying);
        return HttpMethods.IsOptions(context.Request.Method) ? AnswerOptions(context) : AnswerAsync(context);
    }

    private static Task AnswerOptions(HttpContext context)
    {
        context.Response.Headers.Allow = Methods;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var mediaType = MediaType.Negotiate(context.Request);
        try
        {
            RequireMethod(context);
            if (mediaType is null)
            {
                throw new HttpRequestException(
                    StatusCodes.Status406NotAcceptable,
                    ErrorCodes.BadRequest,
                    $"Accept {MediaType.GraphQLResponse}, {MediaType.Json} or {MediaType.EventStream}.");
            }

            await ExecuteAsync(context, mediaType).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            using var result = executor.Refuse(exception.Message, exception.Code);
            await WriteAsync(context, exception.Status, mediaType ?? MediaType.Json, result).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            using var result = executor.Refuse(exception.Message, CodeOf(exception.StatusCode));
            await WriteAsync(context, exception.StatusCode, mediaType ?? MediaType.Json, result).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody waits for an answer.
        }
    }

    private static string CodeOf(int status) =>
        status == StatusCodes.Status413PayloadTooLarge ? ErrorCodes.RequestTooLarge : ErrorCodes.BadRequest;

    /// <summary>HEAD is answered as GET is; the server leaves the body out.</summary>
    private static bool IsGet(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static void RequireMethod(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method) || IsGet(method))
            return;
        context.Response.Headers.Allow = Methods;
        throw new HttpRequestException(
            StatusCodes.Status405MethodNotAllowed, ErrorCodes.BadRequest, "Use POST, or GET for queries.");
    }

    private async Task ExecuteAsync(HttpContext context, string mediaType)
    {
        var isGet = IsGet(context.Request.Method);
        var request = isGet
            ? HttpRequestReader.ReadQuery(context.Request)
            : await _reader.ReadBodyAsync(context.Request).ConfigureAwait(false);
        var scope = new ExecutionScope(context.RequestServices, context.User)
        {
            Rules = CostHeader.Read(context.Request.Headers),
            ResponseHeaders = context.Response.Headers,
        };
        try
        {
            scope = await InterceptAsync(context, request, scope).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            using var refusal = executor.FailureOf(exception);
            await WriteAsync(context, StatusOf(refusal, mediaType), mediaType, refusal).ConfigureAwait(false);
            return;
        }

        var selected = executor.Select(request, scope.Rules);
        if (selected.Operation is { } operation && mediaType != MediaType.EventStream)
            RequireKind(context, operation.Kind, isGet);
        if (mediaType == MediaType.EventStream)
        {
            using var stream = new EventStreamWriter(context, executor, options, time, lifetime);
            await stream.RunAsync(selected, scope, isGet).ConfigureAwait(false);
            return;
        }

        using var result = selected.Failure
            ?? await executor.ExecuteAsync(selected, scope, context.RequestAborted).ConfigureAwait(false);
        await WriteAsync(context, StatusOf(result, mediaType), mediaType, result).ConfigureAwait(false);
    }

    private static void RequireKind(HttpContext context, OperationKind kind, bool isGet)
    {
        if (kind == OperationKind.Subscription)
        {
            throw new HttpRequestException(
                StatusCodes.Status405MethodNotAllowed,
                ErrorCodes.BadRequest,
                $"Subscriptions need a WebSocket, or Accept: {MediaType.EventStream}.");
        }

        if (!isGet || kind == OperationKind.Query)
            return;
        context.Response.Headers.Allow = "POST";
        throw new HttpRequestException(
            StatusCodes.Status405MethodNotAllowed,
            ErrorCodes.BadRequest,
            "GET is for queries; use POST for mutations.");
    }

    private async ValueTask<ExecutionScope> InterceptAsync(
        HttpContext context, GraphQLRequest request, ExecutionScope scope)
    {
        foreach (var interceptor in _interceptors)
        {
            scope = await interceptor.OnCreateAsync(context, request, scope, context.RequestAborted)
                .ConfigureAwait(false);
        }

        return scope;
    }

    /// <summary>
    /// With the new media type a request that was not executed is an HTTP error. With plain JSON it is 200, because old
    /// clients take other statuses for failures of the network, save where the client has to sign in or wait.
    /// </summary>
    private int StatusOf(ExecutionResult result, string mediaType)
    {
        if (result.HasData || result.Errors.Count == 0)
            return StatusCodes.Status200OK;
        var code = result.Errors.Count > 0 ? result.Errors[0].Code : null;
        if (code is not null && options.StatusCodes.TryGetValue(code, out var status))
            return status;
        return mediaType == MediaType.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    // What refuses a request for an event stream is no event: it is plain JSON, as other errors are.
    private async Task WriteAsync(HttpContext context, int status, string mediaType, ExecutionResult result)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = mediaType == MediaType.GraphQLResponse
            ? MediaType.GraphQLResponse + MediaType.Utf8
            : MediaType.Json + MediaType.Utf8;
        if (result.Data.Length >= options.CompressionMinBytes
            && ContentCoding.Negotiate(context.Request.Headers.AcceptEncoding) is { } coding)
        {
            await WriteCodedAsync(response, coding, result).ConfigureAwait(false);
            return;
        }

        result.WriteTo(response.BodyWriter);
        await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task WriteCodedAsync(HttpResponse response, string coding, ExecutionResult result)
    {
        response.Headers.ContentEncoding = coding;
        using var text = new ResultBuffer();
        result.WriteTo(new ResultBufferWriter(text));
        await using var output = ContentCoding.Encode(response.Body, coding);
        await output.WriteAsync(text.WrittenMemory, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
