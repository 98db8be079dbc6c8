using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Venues;

/// <summary>
/// Reads a plain decimal of at most 15 characters out of the 16 bytes at which it begins, all at once: a loop over the characters
/// waits for each product and guesses wrong at the end of most numbers.
/// </summary>
internal static class DigitBlock
{
    private static readonly int Width = Vector128<byte>.Count;

    // By length and place of the point, in which order the digits stand right-aligned and without the point.
    private static readonly byte[] Orders = MakeOrders();

    /// <summary>
    /// False, and nothing is said, unless digits with at most one point between them begin the text and end within 15 characters,
    /// with another character behind them.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ExactDecimal value, out int length)
    {
        value = default;
        length = 0;
        if (text.Length < Width)
            return false;
        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text));
        var points = Vector128.Equals(block, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        var digits = block - Vector128.Create((byte)'0');
        var numeric = Vector128.LessThanOrEqual(digits, Vector128.Create((byte)9)).ExtractMostSignificantBits() | points;
        length = BitOperations.TrailingZeroCount(~numeric);
        points &= (1u << length) - 1;
        var point = points == 0 ? length : BitOperations.TrailingZeroCount(points);
        if (length == 0 || length >= Width || point == 0 || point == length - 1 || !IsOneAtMost(points))
            return false;
        var order = Vector128.LoadUnsafe(
            ref MemoryMarshal.GetArrayDataReference(Orders), (nuint)(((length * Width) + point) * Width));
        var aligned = Vector128.Shuffle(digits, order).AsUInt64();
        value = new ExactDecimal(
            (EightDigits(aligned[0]) * 100_000_000) + EightDigits(aligned[1]), points == 0 ? 0 : length - point - 1);
        return true;
    }

    private static bool IsOneAtMost(uint bits) => (bits & (bits - 1)) == 0;

    /// <summary>Eight bytes with a digit each, the first one the highest: neighbours are added up three times.</summary>
    private static long EightDigits(ulong digits)
    {
        digits = (digits * ((10 << 8) + 1)) >> 8;
        digits = ((digits & 0x00FF_00FF_00FF_00FF) * ((100ul << 16) + 1)) >> 16;
        return (long)(((digits & 0x0000_FFFF_0000_FFFF) * ((10_000ul << 32) + 1)) >> 32);
    }

    private static byte[] MakeOrders()
    {
        var orders = new byte[Width * Width * Width];
        Array.Fill(orders, byte.MaxValue);
        for (var length = 1; length < Width; length++)
        {
            for (var point = 0; point <= length; point++)
            {
                var target = (((length * Width) + point) * Width) + Width;
                for (var source = length - 1; source >= 0; source--)
                {
                    if (source != point)
                        orders[--target] = (byte)source;
                }
            }
        }
        return orders;
    }
}
