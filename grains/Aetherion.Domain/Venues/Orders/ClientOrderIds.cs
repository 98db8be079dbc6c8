using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// Client order ids at venues: made from our id of the order and the time it was decided, so that they are the same on
/// every try, and others after a new installation that counts its orders from 1 again.
/// </summary>
public static class ClientOrderIds
{
    /// <summary>The most characters every venue takes.</summary>
    public const int LengthMax = 36;

    /// <summary>What ours begin with, for people who look at the venue.</summary>
    public const string Prefix = "ae-";

    private const int HashLength = 28;

    public static string Make(string orderId, DateTime decidedTime)
    {
        ArgumentException.ThrowIfNullOrEmpty(orderId);
        var text = string.Create(CultureInfo.InvariantCulture, $"{orderId} {decidedTime.Ticks}");
        return Prefix + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
    }
}
