using System.Buffers;
using System.IO.Pipelines;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Aetherion.GraphQL.Transport;

/// <summary>Answers one request as an event stream (GraphQL over SSE, distinct connections mode).</summary>
internal sealed class EventStreamWriter(
    HttpContext context,
    RequestExecutor executor,
    GraphQLOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
    : IDisposable
{
    private readonly PipeWriter _output = context.Response.BodyWriter;
    private readonly SemaphoreSlim _writing = new(1, 1);

    public async Task RunAsync(SelectedOperation selected, ExecutionScope scope, bool isGet)
    {
        if (isGet && selected.Operation is { Kind: OperationKind.Mutation })
        {
            throw new HttpRequestException(
                StatusCodes.Status405MethodNotAllowed, ErrorCodes.BadRequest, "GET is not for mutations; use POST.");
        }

        context.Response.ContentType = MediaType.EventStream + MediaType.Utf8;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await _output.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        // A server that stops cuts the stream instead of completing it, so that the client comes again.
        await using var stopping = lifetime.ApplicationStopping.Register(context.Abort).ConfigureAwait(false);
        await using var keepAlive = time.CreateTimer(
            _ => _ = KeepAliveAsync(), null, options.KeepAliveInterval, options.KeepAliveInterval);
        try
        {
            await WriteResultsAsync(selected, scope).ConfigureAwait(false);
        }
        catch (GraphQLException exception)
        {
            using var failure = ExecutionResult.FromErrors(exception.Errors);
            await WriteAsync(failure).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (scope.SignInEnded.IsCancellationRequested)
        {
            using var expired = executor.Refuse("The sign-in has expired.", ErrorCodes.Unauthenticated);
            await WriteAsync(expired).ConfigureAwait(false);
        }

        await WriteAsync(null).ConfigureAwait(false);
    }

    public void Dispose() => _writing.Dispose();

    private async Task WriteResultsAsync(SelectedOperation selected, ExecutionScope scope)
    {
        if (selected.Operation is not { Kind: OperationKind.Subscription })
        {
            using var single = selected.Failure
                ?? await executor.ExecuteAsync(selected, scope, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(single).ConfigureAwait(false);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, scope.SignInEnded);
        var started = await executor.SubscribeAsync(selected, scope, ended.Token).ConfigureAwait(false);
        if (started.Failure is { } failure)
        {
            await WriteAsync(failure).ConfigureAwait(false);
            return;
        }

        await foreach (var result in started.Stream!.ConfigureAwait(false))
        {
            using (result)
                await WriteAsync(result).ConfigureAwait(false);
        }

        scope.SignInEnded.ThrowIfCancellationRequested();
    }

    /// <summary>Writes a result, or the end of the stream.</summary>
    private async Task WriteAsync(ExecutionResult? result)
    {
        await _writing.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            if (result is null)
            {
                _output.Write("event: complete\ndata:\n\n"u8);
            }
            else
            {
                _output.Write("event: next\ndata: "u8);
                result.WriteTo(_output);
                _output.Write("\n\n"u8);
            }

            await FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task FlushAsync()
    {
        using var timeout = new CancellationTokenSource(options.SocketWriteTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, timeout.Token);
        try
        {
            await _output.FlushAsync(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            // The reader is too slow: cutting it off frees what is held for it.
            context.Abort();
            throw;
        }
    }

    // A comment keeps proxies from closing the idle connection; while a result is being written none is needed.
    private async Task KeepAliveAsync()
    {
        if (!await _writing.WaitAsync(0).ConfigureAwait(false))
            return;
        try
        {
            _output.Write(":\n\n"u8);
            await FlushAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The stream has ended in the meantime.
        }
        finally
        {
            _writing.Release();
        }
    }
}
