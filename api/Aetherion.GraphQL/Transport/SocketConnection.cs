using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Transport;

/// <summary>One connection of the graphql-transport-ws protocol: its messages in, its operations.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    /// <summary>Bytes of a ping's payload, which the pong repeats: room for a token.</summary>
    public const int PingPayloadBytesMax = 16 * 1024;

    /// <summary>Messages before the connection is acknowledged: connection_init, and a few pings.</summary>
    public const int MessagesBeforeAcknowledgementMax = 20;

    private readonly SocketChannel _channel;
    private readonly RequestExecutor _executor;
    private readonly GraphQLOptions _options;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<ISocketSessionInterceptor> _interceptors;
    private readonly ILogger _logger;
    private readonly SocketSession _session;
    private readonly SocketOperations _operations = new();
    private readonly IServiceScopeFactory _scopes;
    private ITimer? _initTimer;
    private ITimer? _pingTimer;
    private readonly MessageRate _rate;
    private bool _isInitialised;
    private volatile bool _isAcknowledged;

    public SocketConnection(
        SocketSession session,
        SocketChannel channel,
        RequestExecutor executor,
        IServiceScopeFactory scopes,
        GraphQLOptions options,
        TimeProvider time,
        IReadOnlyList<ISocketSessionInterceptor> interceptors,
        ILogger logger)
    {
        _channel = channel;
        _executor = executor;
        _options = options;
        _time = time;
        _interceptors = interceptors;
        _logger = logger;
        _rate = new MessageRate(options.MaxSocketMessagesPerSecond, time);
        _session = session;
        _session.Channel = channel;
        _scopes = scopes;
    }

    public async Task RunAsync()
    {
        _initTimer = _time.CreateTimer(
            _ => _ = CloseAsync(SocketCloseCode.InitTimeout, "Connection initialisation timeout"),
            null,
            _options.ConnectionInitTimeout,
            Timeout.InfiniteTimeSpan);
        try
        {
            while (await _channel.ReceiveAsync().ConfigureAwait(false) is { } message)
            {
                using (message)
                {
                    if (_rate.TryTake() && (_isAcknowledged || _rate.Total <= MessagesBeforeAcknowledgementMax))
                        await HandleAsync(message.Memory).ConfigureAwait(false);
                    else
                        await CloseAsync((int)WebSocketCloseStatus.PolicyViolation, "Too many messages")
                            .ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "A WebSocket connection failed.");
            await CloseAsync(SocketCloseCode.InternalError, "Internal server error").ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_initTimer is not null)
            await _initTimer.DisposeAsync().ConfigureAwait(false);
        if (_pingTimer is not null)
            await _pingTimer.DisposeAsync().ConfigureAwait(false);
        _session.Dispose();
        var operations = _operations.ToArray();
        foreach (var operation in operations)
            operation.Cancel();
        await Task.WhenAll(operations.Select(operation => operation.Completion)).ConfigureAwait(false);
        foreach (var interceptor in _interceptors)
            await interceptor.OnCloseAsync(_session).ConfigureAwait(false);
    }

    private Task CloseAsync(int code, string reason) => _channel.CloseAsync(code, reason);

    private Task InvalidAsync(string reason) => CloseAsync(SocketCloseCode.InvalidMessage, reason);

    private async Task HandleAsync(ReadOnlyMemory<byte> message)
    {
        JsonElement root;
        try
        {
            // The payload outlives the rented buffer: a document is kept as long as its operation.
            root = JsonDocument.Parse(message.ToArray()).RootElement;
        }
        catch (JsonException)
        {
            await InvalidAsync("The message is not valid JSON.").ConfigureAwait(false);
            return;
        }

        if (!TryGetText(root, "type", out var type))
        {
            await InvalidAsync("The message must be an object with a string type.").ConfigureAwait(false);
            return;
        }

        var hasPayload = root.TryGetProperty("payload", out var payload) && payload.ValueKind != JsonValueKind.Null;
        if (hasPayload && payload.ValueKind != JsonValueKind.Object)
            await InvalidAsync("The payload must be an object.").ConfigureAwait(false);
        else
            await HandleAsync(type, root, payload).ConfigureAwait(false);
    }

    private Task HandleAsync(string type, JsonElement root, JsonElement payload) => type switch
    {
        "connection_init" => InitialiseAsync(payload),
        "ping" => PingAsync(payload),
        "pong" => Task.CompletedTask,
        "subscribe" => SubscribeAsync(root, payload),
        "complete" => CompleteAsync(root),
        _ => InvalidAsync($"The message type {type} is unknown."),
    };

    private static bool TryGetText(JsonElement root, string name, out string text)
    {
        text = "";
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var value)
            || value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return text.Length > 0;
    }

    private async Task InitialiseAsync(JsonElement payload)
    {
        if (_isInitialised)
        {
            await CloseAsync(SocketCloseCode.TooManyInitRequests, "Too many initialisation requests")
                .ConfigureAwait(false);
            return;
        }

        _isInitialised = true;
        await _initTimer!.DisposeAsync().ConfigureAwait(false);
        _initTimer = null;
        var isAccepted = await AskAsync(interceptor => interceptor.OnConnectAsync(_session, payload, _channel.Closed))
            .ConfigureAwait(false);
        if (!isAccepted)
            return;
        _isAcknowledged = true;
        await _channel.SendAsync(SocketMessages.Acknowledge).ConfigureAwait(false);
        _pingTimer = _time.CreateTimer(
            _ => _ = _channel.SendIfIdleAsync(SocketMessages.Ping),
            null,
            _options.KeepAliveInterval,
            _options.KeepAliveInterval);
    }

    private async Task PingAsync(JsonElement payload)
    {
        if (payload.ValueKind == JsonValueKind.Object
            && JsonMarshal.GetRawUtf8Value(payload).Length > PingPayloadBytesMax)
        {
            await InvalidAsync($"The payload of a ping has {PingPayloadBytesMax} bytes at most.").ConfigureAwait(false);
            return;
        }

        if (_isAcknowledged && !await AskAsync(
            interceptor => interceptor.OnPingAsync(_session, payload, _channel.Closed)).ConfigureAwait(false))
        {
            return;
        }

        using var pong = SocketMessages.Pong(payload);
        await _channel.SendAsync(pong.WrittenMemory).ConfigureAwait(false);
    }

    private async Task<bool> AskAsync(Func<ISocketSessionInterceptor, ValueTask> ask)
    {
        try
        {
            foreach (var interceptor in _interceptors)
                await ask(interceptor).ConfigureAwait(false);
            return true;
        }
        catch (GraphQLException exception)
        {
            var isUnauthenticated = exception.Errors.Any(error => error.Code == ErrorCodes.Unauthenticated);
            await CloseAsync(
                isUnauthenticated ? SocketCloseCode.Unauthorized : SocketCloseCode.Forbidden,
                isUnauthenticated ? "Unauthorized" : "Forbidden").ConfigureAwait(false);
            return false;
        }
    }

    private async Task SubscribeAsync(JsonElement root, JsonElement payload)
    {
        if (!TryGetText(root, "id", out var id))
        {
            await InvalidAsync("A subscribe message needs an id.").ConfigureAwait(false);
            return;
        }

        if (!_isAcknowledged)
        {
            await CloseAsync(SocketCloseCode.Unauthorized, "Unauthorized").ConfigureAwait(false);
            return;
        }

        GraphQLRequest request;
        try
        {
            request = HttpRequestReader.Read(payload);
        }
        catch (HttpRequestException exception)
        {
            await InvalidAsync(exception.Message).ConfigureAwait(false);
            return;
        }

        await StartAsync(id, request).ConfigureAwait(false);
    }

    private async Task StartAsync(string id, GraphQLRequest request)
    {
        var operation = new SocketOperation(id, request, _channel.Closed);
        if (!_operations.TryAdd(operation))
        {
            operation.Dispose();
            await CloseAsync(SocketCloseCode.SubscriberExists, $"Subscriber for {id} already exists")
                .ConfigureAwait(false);
            return;
        }

        if (_operations.Count > _options.MaxOperationsPerSocket)
        {
            _operations.Remove(operation);
            operation.Dispose();
            await SendErrorAsync(id, [GraphQLError.WithCode(
                $"A socket may have {_options.MaxOperationsPerSocket} operations at a time.",
                ErrorCodes.LimitExceeded)]).ConfigureAwait(false);
            return;
        }

        operation.Completion = RunAsync(operation);
    }

    private Task CompleteAsync(JsonElement root)
    {
        if (!TryGetText(root, "id", out var id))
            return InvalidAsync("A complete message needs an id.");
        _operations.Remove(id)?.Cancel();
        return Task.CompletedTask;
    }

    // Never throws: the connection goes on whatever becomes of one operation.
    private async Task RunAsync(SocketOperation operation)
    {
        try
        {
            // The next message of the socket does not wait for this one's answer.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await using var services = _scopes.CreateAsyncScope();
            var scope = new ExecutionScope(services.ServiceProvider, _session.User, _session.CopyContextData());
            foreach (var interceptor in _interceptors)
                scope = await interceptor.OnRequestAsync(_session, operation.Request, scope, operation.Token).ConfigureAwait(false);
            if (await ExecuteAsync(operation, scope).ConfigureAwait(false) is { } stream)
                await SendAllAsync(operation, stream).ConfigureAwait(false);
        }
        catch (GraphQLException exception)
        {
            await FailAsync(operation, exception.Errors).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (operation.Token.IsCancellationRequested)
        {
            // The client has completed the operation, or is gone.
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "An operation on a WebSocket failed.");
            await CloseAsync(SocketCloseCode.InternalError, "Internal server error").ConfigureAwait(false);
        }
        finally
        {
            Release(operation);
            operation.Dispose();
        }
    }

    /// <summary>Answers an operation, or returns the stream of its answers: what that needs no more is let go then.</summary>
    private async Task<IAsyncEnumerable<ExecutionResult>?> ExecuteAsync(SocketOperation operation, ExecutionScope scope)
    {
        var selected = _executor.Select(operation.TakeRequest(), scope.Rules);
        if (selected.Failure is { } failure)
        {
            await FailAsync(operation, failure.Errors).ConfigureAwait(false);
            return null;
        }

        if (selected.Operation!.Kind == OperationKind.Subscription)
            return await SubscribeAsync(operation, selected, scope).ConfigureAwait(false);

        using var result = await _executor.ExecuteAsync(selected, scope, operation.Token).ConfigureAwait(false);
        if (!result.HasData)
        {
            await FailAsync(operation, result.Errors).ConfigureAwait(false);
            return null;
        }

        await SendNextAsync(operation, result).ConfigureAwait(false);
        await EndAsync(operation).ConfigureAwait(false);
        return null;
    }

    private async Task<IAsyncEnumerable<ExecutionResult>?> SubscribeAsync(
        SocketOperation operation, SelectedOperation selected, ExecutionScope scope)
    {
        var started = await _executor.SubscribeAsync(selected, scope, operation.Token).ConfigureAwait(false);
        if (started.Failure is { } failure)
            await FailAsync(operation, failure.Errors).ConfigureAwait(false);
        return started.Stream;
    }

    private async Task SendAllAsync(SocketOperation operation, IAsyncEnumerable<ExecutionResult> stream)
    {
        await foreach (var result in stream.ConfigureAwait(false))
        {
            using (result)
                await SendNextAsync(operation, result).ConfigureAwait(false);
        }

        await EndAsync(operation).ConfigureAwait(false);
    }

    private async Task SendNextAsync(SocketOperation operation, ExecutionResult result)
    {
        if (operation.Token.IsCancellationRequested)
            return;
        using var message = SocketMessages.Next(operation.NextStart, result);
        await _channel.SendAsync(message.Memory).ConfigureAwait(false);
    }

    // The id is free before the client learns of the end, so that it may use it again at once.
    private async Task EndAsync(SocketOperation operation)
    {
        if (!Release(operation))
            return;
        using var message = SocketMessages.Complete(operation.Id);
        await _channel.SendAsync(message.WrittenMemory).ConfigureAwait(false);
    }

    private async Task FailAsync(SocketOperation operation, IReadOnlyList<IError> errors)
    {
        if (Release(operation))
            await SendErrorAsync(operation.Id, errors).ConfigureAwait(false);
    }

    private async Task SendErrorAsync(string id, IReadOnlyList<IError> errors)
    {
        using var message = SocketMessages.Error(id, errors);
        await _channel.SendAsync(message.WrittenMemory).ConfigureAwait(false);
    }

    private bool Release(SocketOperation operation) =>
        _operations.Remove(operation);
}
