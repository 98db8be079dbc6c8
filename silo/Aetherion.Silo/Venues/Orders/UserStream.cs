using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Text;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// The user stream of one account, connected anew until nobody looks at it any more. Whatever it misses in between is
/// found out by asking.
/// </summary>
internal sealed class UserStream : IAsyncDisposable
{
    private const int BufferBytes = 16 * 1024;

    /// <summary>A connection that held for so long begins the pauses from the shortest again.</summary>
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(60);

    private readonly VenueAccount _account;
    private readonly VenueDesk _desk;
    private readonly OrderGatewayOptions _options;
    private readonly IVenueSecrets _secrets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ReportInbox _inbox;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private long _lookedAt;

    public UserStream(
        VenueAccount account, VenueDesk desk, OrderGatewayOptions options, IVenueSecrets secrets, TimeProvider time, ILogger logger)
    {
        (_account, _desk, _options, _secrets, _time, _logger) = (account, desk, options, secrets, time, logger);
        _inbox = new ReportInbox(options.ReportsMax);
        _lookedAt = time.GetTimestamp();
        _running = Task.Run(RunAsync);
    }

    /// <summary>Whether it has ended because nobody looked at it.</summary>
    public bool HasEnded => _running.IsCompleted;

    public ImmutableArray<OrderReport> Take(OrderReference order)
    {
        Volatile.Write(ref _lookedAt, _time.GetTimestamp());
        return _inbox.Take(order);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private bool IsIdle => _time.GetElapsedTime(Volatile.Read(ref _lookedAt)) > _options.IdleMax;

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested && !IsIdle)
        {
            var began = _time.GetTimestamp();
            try
            {
                await ConnectAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            // Whatever broke it is mended by the next try, and what was missed is asked for.
            catch (Exception e)
            {
                // The type alone: a message may hold an address with a key in it.
                _logger.UserStreamBroken(_account.Venue, _account.Tenant, e.GetType().Name);
            }
            failures = _time.GetElapsedTime(began) > HealthyAfter ? 0 : failures + 1;
            await PauseAsync(failures);
        }
    }

    private async Task PauseAsync(int failures)
    {
        var longest = _options.ReconnectDelay * Math.Pow(2, Math.Min(failures, 10));
        longest = longest < _options.ReconnectDelayMax ? longest : _options.ReconnectDelayMax;
        // Full jitter, so that many do not come back at once.
        var pause = longest * Random.Shared.NextDouble();
        await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (await _secrets.UnwrapAsync(_account.Tenant, _account.KeyId, cancellationToken) is not { } secret)
            return;
        var connection = _desk.Venue.Connect(Context(new VenueCredentials(secret.ApiKey, secret.ApiSecret, secret.Passphrase)));
        if (await connection.FindPathAsync(cancellationToken) is not { } path)
            return;
        using ClientWebSocket socket = new();
        socket.Options.KeepAliveInterval = _options.PingInterval;
        socket.Options.KeepAliveTimeout = _options.PongTimeout;
        socket.Options.SetRequestHeader("User-Agent", "Aetherion");
        foreach (var (name, value) in await connection.HeadersAsync(cancellationToken))
            socket.Options.SetRequestHeader(name, value);
        await socket.ConnectAsync(new Uri(_desk.Venue.UserStream.AbsoluteUri.TrimEnd('/') + path), cancellationToken);
        foreach (var text in await connection.HelloAsync(cancellationToken))
            await SendAsync(socket, text, cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts = [ReceiveAsync(socket, connection, either.Token), connection.KeepAsync(either.Token), WatchAsync(either.Token)];
        var first = await Task.WhenAny(parts);
        await either.CancelAsync();
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    /// <summary>Returns when nobody looks any more.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!IsIdle)
            await Task.Delay(_options.IdleMax / 4, _time, cancellationToken);
    }

    /// <summary>Reads until the stream ends, is refused or says that it will end.</summary>
    private async Task ReceiveAsync(ClientWebSocket socket, IUserStreamConnection connection, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close || length > _options.AnswerBytesMax)
                return;
            if (!result.EndOfMessage)
            {
                if (length == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                continue;
            }
            if (!Handle(buffer.AsMemory(0, length), connection))
                return;
            if (connection.Answer(buffer.AsMemory(0, length)) is { } answer)
                await SendAsync(socket, answer, cancellationToken);
            length = 0;
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken cancellationToken) => socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private bool Handle(ReadOnlyMemory<byte> message, IUserStreamConnection connection)
    {
        if (connection.IsRefusal(message))
        {
            _logger.UserStreamRefused(_account.Venue, _account.Tenant);
            // It may be for its timestamp: the next try signs by a clock that was measured anew.
            _desk.DoubtClock();
            return false;
        }
        var userEvent = connection.Reader.TryRead(message, out var read) ? read : null;
        if (userEvent is null)
            return true;
        _inbox.Add(userEvent.Reports);
        return userEvent.Kind != UserEventKind.StreamEnded;
    }

    private UserStreamContext Context(VenueCredentials credentials) => new()
    {
        Venue = _desk.Venue,
        Credentials = credentials,
        Options = _options,
        Unknown = _desk.StreamUnknown,
        Time = _time,
        Moment = _desk.MomentAsync,
        Send = (request, cancellationToken) => _desk.SendAsync(request, credentials, cancellationToken),
    };
}
