using Aetherion.Api.Access;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Limits;

/// <summary>Holds back addresses that ask too much or guess at credentials, before anything is read.</summary>
internal sealed class AddressLimitMiddleware(RequestDelegate next, AddressLimits limits, ClientAddress addresses)
{
    public Task InvokeAsync(HttpContext context) => limits.TryTake(addresses.Of(context), out var retryAfter)
        ? next(context)
        : LimitRefusal.WriteAsync(context, LimitRefusal.Address, retryAfter);
}
