using System.Collections.Concurrent;
using System.Security.Claims;
using Aetherion.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>One WebSocket connection as interceptors see it.</summary>
public sealed class SocketSession
{
    private readonly Func<int, string, Task> _close;
    private readonly Func<IError, Task> _revoke;

    internal SocketSession(HttpContext httpContext, Func<int, string, Task> close, Func<IError, Task> revoke)
    {
        HttpContext = httpContext;
        User = httpContext.User;
        _close = close;
        _revoke = revoke;
    }

    public HttpContext HttpContext { get; }

    /// <summary>The user of the operations that start from now on.</summary>
    public ClaimsPrincipal User { get; set; }

    /// <summary>Context data of the operations that start from now on; each gets a copy.</summary>
    public IDictionary<string, object?> ContextData { get; } =
        new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Ends the connection, as when its token has expired.</summary>
    public Task CloseAsync(int code, string reason) => _close(code, reason);

    /// <summary>
    /// Ends every operation with the error and then the connection: with 4401 for the code UNAUTHENTICATED, else with
    /// 4403. For a caller who has lost the right to what he is being sent.
    /// </summary>
    public Task RevokeAsync(IError error) => _revoke(error);
}
