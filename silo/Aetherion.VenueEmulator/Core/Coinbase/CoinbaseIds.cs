using System.Buffers.Binary;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Names orders as the venue does, by UUIDs that hold the engine's number.</summary>
internal static class CoinbaseIds
{
    private const int Length = 16;
    private const int NumberStart = 8;
    private const byte Version = 0x40;

    public static string Of(long number)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        bytes[6] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[NumberStart..], number);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>The number; null when the text names no order of this venue.</summary>
    public static long? Read(string text)
    {
        if (!Guid.TryParseExact(text, "D", out var id))
            return null;
        Span<byte> bytes = stackalloc byte[Length];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = BinaryPrimitives.ReadInt64BigEndian(bytes[NumberStart..]);
        return Of(number) == text ? number : null;
    }
}
