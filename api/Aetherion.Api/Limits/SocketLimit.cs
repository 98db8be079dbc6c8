using System.Text.Json;
using Aetherion.Api.Access;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Limits;

/// <summary>Lets a tenant have open as many sockets as its plan has subscriptions, and some more; asked after the sign-in.</summary>
internal sealed class SocketLimit(TenantLimiters limiters, SocketPlaces places) : ISocketSessionInterceptor
{
    /// <summary>The place is the socket's from now on, however long its request lasts.</summary>
    public void OnOpen(SocketSession session, HttpContext context)
    {
        if (context.Features.Get<SocketPlace>() is not { } place)
            return;
        place.IsKept = true;
        session.Features.Set(place);
    }

    public async ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken)
    {
        var tenant = SocketSignIn.CallerOf(session).Tenant;
        if (tenant.Length == 0 || session.Features.Get<SocketPlace>() is not { } place)
            return;
        var subscriptions = (await limiters.GetAsync(tenant)).Plan.Subscriptions;
        if (!places.TrySignIn(place, tenant, subscriptions))
            throw LimitRefusal.Sockets(places.LimitOf(subscriptions));
    }

    public ValueTask OnCloseAsync(SocketSession session)
    {
        session.Features.Get<SocketPlace>()?.Dispose();
        return ValueTask.CompletedTask;
    }
}
