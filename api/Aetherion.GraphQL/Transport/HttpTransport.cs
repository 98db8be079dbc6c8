using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>GraphQL over HTTP: POST, GET for queries, and event streams.</summary>
internal sealed class HttpTransport(
    RequestExecutor executor,
    GraphQLOptions options,
    TimeProvider time,
    IEnumerable<IHttpRequestInterceptor> interceptors)
{
    private readonly IHttpRequestInterceptor[] _interceptors = [.. interceptors];
    private readonly HttpRequestReader _reader = new(options);

    public async Task InvokeAsync(HttpContext context)
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
            using var result = ExecutionResult.FromError(exception.Message, exception.Code);
            var answerType = mediaType is null or MediaType.EventStream ? MediaType.Json : mediaType;
            await WriteAsync(context, exception.Status, answerType, result).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody waits for an answer.
        }
    }

    private static void RequireMethod(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method) || HttpMethods.IsGet(method))
            return;
        context.Response.Headers.Allow = "GET, POST";
        throw new HttpRequestException(
            StatusCodes.Status405MethodNotAllowed, ErrorCodes.BadRequest, "Use POST, or GET for queries.");
    }

    private async Task ExecuteAsync(HttpContext context, string mediaType)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var request = isGet
            ? HttpRequestReader.ReadQuery(context.Request)
            : await _reader.ReadBodyAsync(context.Request).ConfigureAwait(false);
        ExecutionScope scope;
        try
        {
            scope = await CreateScopeAsync(context, request).ConfigureAwait(false);
        }
        catch (GraphQLException exception)
        {
            using var refusal = ExecutionResult.FromErrors(exception.Errors);
            await WriteAsync(context, StatusOf(refusal, mediaType), mediaType, refusal).ConfigureAwait(false);
            return;
        }

        var selected = executor.Select(request);
        if (selected.Operation is { } operation && mediaType != MediaType.EventStream)
            RequireKind(context, operation.Kind, isGet);
        if (mediaType == MediaType.EventStream)
        {
            using var stream = new EventStreamWriter(context, executor, options, time);
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

    private async ValueTask<ExecutionScope> CreateScopeAsync(HttpContext context, GraphQLRequest request)
    {
        var scope = new ExecutionScope(context.RequestServices, context.User);
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
        if (result.HasData)
            return StatusCodes.Status200OK;
        var code = result.Errors.Count > 0 ? result.Errors[0].Code : null;
        if (code is not null && options.StatusCodes.TryGetValue(code, out var status))
            return status;
        return mediaType == MediaType.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private static async Task WriteAsync(HttpContext context, int status, string mediaType, ExecutionResult result)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType + MediaType.Utf8;
        context.Response.ContentLength = null;
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
