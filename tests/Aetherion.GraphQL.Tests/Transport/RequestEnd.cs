using System.Text.Json;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Tests.Transport;

/// <summary>Tells when the HTTP request of a socket is over, and when the socket is.</summary>
internal sealed class RequestEnd : ISocketSessionInterceptor
{
    public TaskCompletionSource Request { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Socket { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void OnOpen(SocketSession session, HttpContext context) => context.Response.OnCompleted(() =>
    {
        Request.TrySetResult();
        return Task.CompletedTask;
    });

    public ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnCloseAsync(SocketSession session)
    {
        Socket.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
