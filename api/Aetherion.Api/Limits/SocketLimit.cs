using System.Text.Json;
using Aetherion.Api.Access;
using Aetherion.GraphQL.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Limits;

/// <summary>Lets a tenant have open as many sockets as its plan has subscriptions, and some more; asked after the sign-in.</summary>
internal sealed class SocketLimit(TenantLimiters limiters, SocketPlaces places) : ISocketSessionInterceptor
{
    public async ValueTask OnConnectAsync(
        SocketSession session, JsonElement payload, CancellationToken cancellationToken)
    {
        ICallerContext caller = session.HttpContext.RequestServices.GetRequiredService<RequestCaller>();
        if (caller.IsAnonymous || session.HttpContext.Features.Get<SocketPlace>() is not { } place)
            return;
        var subscriptions = (await limiters.GetAsync(caller.Tenant)).Plan.Subscriptions;
        if (!places.TrySignIn(place, caller.Tenant, subscriptions))
            throw LimitRefusal.Sockets(places.LimitOf(subscriptions));
    }
}
