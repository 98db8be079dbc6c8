using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// One WebSocket connection as interceptors see it. Its sign-in may end while it is open: an interceptor sets
/// <see cref="SignInEnd"/> when it accepts the connection, moves it when a later <c>ping</c> brings a fresh token, and
/// ends the connection at once with <see cref="CloseAsync"/> when a key is revoked.
/// </summary>
public sealed class SocketSession : IDisposable
{
    /// <summary>Features that a socket has as a rule.</summary>
    private const int FeatureCount = 2;

    private readonly TimeProvider _time;
    private SignInTimer? _signIn;
    private ConcurrentDictionary<string, object?>? _contextData;

    internal SocketSession(ClaimsPrincipal user, TimeProvider time)
    {
        User = user;
        _time = time;
    }

    internal SocketChannel? Channel { get; set; }

    /// <summary>The user of the operations that start from now on.</summary>
    public ClaimsPrincipal User { get; set; }

    /// <summary>Context data of the operations that start from now on; each gets a copy.</summary>
    public IDictionary<string, object?> ContextData =>
        _contextData ??= new ConcurrentDictionary<string, object?>(1, 1, StringComparer.Ordinal);

    /// <summary>What interceptors keep for the socket itself; operations do not see it.</summary>
    public IFeatureCollection Features { get; } = new FeatureCollection(FeatureCount);

    /// <summary>When the sign-in ends; the socket is closed with 4403 then. Null, as at first, for never.</summary>
    public DateTimeOffset? SignInEnd
    {
        get => _signIn?.End;
        set
        {
            // Most never end, and need no timer.
            if (value is not null || _signIn is not null)
                LazyInitializer.EnsureInitialized(ref _signIn, StartTimer).End = value;
        }
    }

    /// <summary>Ends the connection, as when its key was revoked.</summary>
    public Task CloseAsync(int code, string reason) => Channel?.CloseAsync(code, reason) ?? Task.CompletedTask;

    internal IDictionary<string, object?>? CopyContextData() => _contextData is { } data
        ? new ConcurrentDictionary<string, object?>(1, data, StringComparer.Ordinal)
        : null;

    /// <summary>Stops waiting for the end of the sign-in; the transport calls it when the socket is gone.</summary>
    public void Dispose()
    {
        // Also one that is set from now on stays without effect.
        LazyInitializer.EnsureInitialized(ref _signIn, StartTimer).Dispose();
    }

    // The client of graphql-ws takes 4401 for final, and 4403 for a reason to connect again with a fresh token.
    private SignInTimer StartTimer() =>
        new(_time, () => CloseAsync(SocketCloseCode.Forbidden, "The sign-in has expired"));
}
