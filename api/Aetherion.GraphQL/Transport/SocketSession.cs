using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>One WebSocket connection as interceptors see it.</summary>
public sealed class SocketSession
{
    private readonly Func<int, string, Task> _close;

    internal SocketSession(HttpContext httpContext, Func<int, string, Task> close)
    {
        HttpContext = httpContext;
        User = httpContext.User;
        _close = close;
    }

    public HttpContext HttpContext { get; }

    /// <summary>The user of the operations that start from now on.</summary>
    public ClaimsPrincipal User { get; set; }

    /// <summary>Context data of the operations that start from now on; each gets a copy.</summary>
    public IDictionary<string, object?> ContextData { get; } =
        new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Ends the connection, as when its token has expired or was revoked.</summary>
    public Task CloseAsync(int code, string reason) => _close(code, reason);
}
