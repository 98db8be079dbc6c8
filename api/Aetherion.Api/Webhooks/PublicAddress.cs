using System.Net;
using System.Net.Sockets;

namespace Aetherion.Api.Webhooks;

/// <summary>Which addresses belong to the internet at large, and not to this machine, its networks or a reserve.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork Internet = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            // Documentation, and what wraps IPv4 addresses: Teredo, 6to4.
            "2001:db8::/32", "2001::/32", "2002::/16",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !Internet.Contains(plain))
            return false;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            && !Reserved.Any(network => network.Contains(plain));
    }
}
