using System.Net;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Access;

/// <summary>From where a request comes, seen through the proxies that are trusted and no others.</summary>
internal sealed class ClientAddress(ApiOptions options)
{
    /// <summary>Proxies that a request may come through.</summary>
    public const int HopsMax = 10;

    private const string ForwardedFor = "X-Forwarded-For";

    /// <summary>
    /// The nearest address that is no trusted proxy: X-Forwarded-For is read from its end, where the proxies write,
    /// since its beginning is whatever the client sent. What cannot be read ends the search at the proxy that sent it.
    /// </summary>
    public IPAddress? Of(HttpContext context)
    {
        var address = Plain(context.Connection.RemoteIpAddress);
        if (address is null || options.TrustedProxies.Count == 0 || !IsTrusted(address))
            return address;
        var forwarded = context.Request.Headers[ForwardedFor].ToString();
        var rest = forwarded.AsSpan();
        for (var hop = 0; hop < HopsMax && !rest.IsEmpty; hop++)
        {
            var comma = rest.LastIndexOf(',');
            if (!TryRead(rest[(comma + 1)..].Trim(), out var previous))
                return address;
            address = previous;
            if (!IsTrusted(address))
                return address;
            rest = comma < 0 ? [] : rest[..comma];
        }
        return address;
    }

    private bool IsTrusted(IPAddress address)
    {
        foreach (var network in options.TrustedProxies)
        {
            if (network.Contains(address))
                return true;
        }
        return false;
    }

    // With a port when the proxy writes one: 192.0.2.1:1234, [2001:db8::1]:1234.
    private static bool TryRead(ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        if (!IPAddress.TryParse(text, out var found))
        {
            if (!IPEndPoint.TryParse(text, out var endpoint))
                return false;
            found = endpoint.Address;
        }
        address = Plain(found)!;
        return true;
    }

    private static IPAddress? Plain(IPAddress? address) =>
        address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
