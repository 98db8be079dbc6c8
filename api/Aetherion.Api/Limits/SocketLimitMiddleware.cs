using Aetherion.Api.Access;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Limits;

/// <summary>Gives GraphQL sockets a place for as long as they are open; where there is none, the upgrade is refused.</summary>
internal sealed class SocketLimitMiddleware(RequestDelegate next, SocketPlaces places, ClientAddress addresses)
{
    private const string Full = "As many sockets are open as the service takes. Try again later.";
    private const string AddressFull =
        "Too many sockets that have not signed in are open from your address. Sign in on them, or close some.";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public Task InvokeAsync(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        && context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { DecidesItself: true }
            ? EnterAsync(context)
            : next(context);

    private async Task EnterAsync(HttpContext context)
    {
        if (places.TryTake(addresses.Of(context), out var isFull) is { } place)
        {
            await OpenAsync(context, place);
        }
        else if (isFull)
        {
            await AccessRefusal.UnavailableAsync(context, Full);
        }
        else
        {
            await LimitRefusal.WriteAsync(context, AddressFull, RetryAfter);
        }
    }

    private async Task OpenAsync(HttpContext context, SocketPlace place)
    {
        context.Features.Set(place);
        try
        {
            await next(context);
        }
        finally
        {
            if (!place.IsKept)
                place.Dispose();
        }
    }
}
