using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// One WebSocket connection as interceptors see it. Its sign-in may end while it is open: an interceptor sets
/// <see cref="SignInEnd"/> when it accepts the connection, moves it when a later <c>ping</c> brings a fresh token, and
/// ends the connection at once with <see cref="CloseAsync"/> when a key is revoked.
/// </summary>
public sealed class SocketSession : IDisposable
{
    private readonly Func<int, string, Task> _close;
    private readonly SignInTimer _signIn;

    internal SocketSession(HttpContext httpContext, TimeProvider time, Func<int, string, Task> close)
    {
        HttpContext = httpContext;
        User = httpContext.User;
        _close = close;
        // The client of graphql-ws takes 4401 for final, and 4403 for a reason to connect again with a fresh token.
        _signIn = new SignInTimer(time, () => close(SocketCloseCode.Forbidden, "The sign-in has expired"));
    }

    public HttpContext HttpContext { get; }

    /// <summary>The user of the operations that start from now on.</summary>
    public ClaimsPrincipal User { get; set; }

    /// <summary>Context data of the operations that start from now on; each gets a copy.</summary>
    public IDictionary<string, object?> ContextData { get; } =
        new ConcurrentDictionary<string, object?>(1, 1, StringComparer.Ordinal);

    /// <summary>When the sign-in ends; the socket is closed with 4403 then. Null, as at first, for never.</summary>
    public DateTimeOffset? SignInEnd
    {
        get => _signIn.End;
        set => _signIn.End = value;
    }

    /// <summary>Ends the connection, as when its key was revoked.</summary>
    public Task CloseAsync(int code, string reason) => _close(code, reason);

    /// <summary>Stops waiting for the end of the sign-in; the transport calls it when the socket is gone.</summary>
    public void Dispose() => _signIn.Dispose();
}
