using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Aetherion.Domain.Venues;

/// <summary>
/// A text of at most <see cref="BytesMax"/> UTF-8 bytes held by value, such as a venue's name of a symbol, so that a
/// decoded message refers to no frame and to no string.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ShortText
{
    public const int BytesMax = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>The text of a string that is known to fit.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="BytesMax"/> bytes.</exception>
    public ShortText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!TryCreate(Encoding.UTF8.GetBytes(text), out this))
            throw new ArgumentException($"'{text}' has more than {BytesMax} bytes.", nameof(text));
    }

    public bool IsEmpty => _first == 0;

    public static bool TryCreate(ReadOnlySpan<byte> utf8, out ShortText text)
    {
        text = default;
        if (utf8.Length > BytesMax)
            return false;
        utf8.CopyTo(MemoryMarshal.AsBytes(new Span<ShortText>(ref text)));
        return true;
    }

    /// <summary>The same text with the ASCII letters in upper case: streams write symbols in lower case.</summary>
    public ShortText ToUpperAscii()
    {
        var upper = this;
        ref var letters = ref Unsafe.As<ShortText, byte>(ref upper);
        var text = Vector256.LoadUnsafe(ref letters);
        var isLower = Vector256.LessThanOrEqual(text - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')));
        (text - (isLower & Vector256.Create((byte)('a' - 'A')))).StoreUnsafe(ref letters);
        return upper;
    }

    public override string ToString()
    {
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<ShortText>(in this));
        var length = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(length < 0 ? bytes : bytes[..length]);
    }
}
