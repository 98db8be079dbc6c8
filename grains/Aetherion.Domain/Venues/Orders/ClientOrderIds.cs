using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// Client order ids at venues: made from our id of the order and the time it was decided, so that they are the same on
/// every try, and others after a new installation that counts its orders from 1 again. They are UUIDs, since Coinbase
/// Exchange takes nothing else; every other venue takes those too.
/// </summary>
public static class ClientOrderIds
{
    /// <summary>The most characters every venue takes.</summary>
    public const int LengthMax = 36;

    /// <summary>What ours begin with, for people who look at the venue.</summary>
    public const string Prefix = "ae000000-";

    /// <summary>Where the hash begins in the bytes, behind the prefix.</summary>
    private const int HashStart = 4;

    private const int Length = 16;

    public static string Make(string orderId, DateTime decidedTime)
    {
        ArgumentException.ThrowIfNullOrEmpty(orderId);
        var text = string.Create(CultureInfo.InvariantCulture, $"{orderId} {decidedTime.Ticks}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        Span<byte> id = stackalloc byte[Length];
        id.Clear();
        id[0] = 0xAE;
        hash.AsSpan(0, Length - HashStart).CopyTo(id[HashStart..]);
        // Version and variant of a random one (RFC 9562), which is the kind that no check refuses.
        id[6] = (byte)(0x40 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true).ToString("D");
    }
}
