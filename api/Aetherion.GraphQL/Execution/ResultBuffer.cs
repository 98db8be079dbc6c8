using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Aetherion.GraphQL.Transport;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// JSON written into one pooled block that can be cut back, which is what replacing a half-written object by null
/// needs and <see cref="System.Text.Json.Utf8JsonWriter"/> cannot do.
/// </summary>
public sealed class ResultBuffer : IDisposable
{
    private const int InitialLength = 4096;

    /// <summary>The longest number, date or duration written, with room to spare.</summary>
    private const int FormattedLengthMax = 64;

    /// <summary>Where a decimal's fourth part has its scale.</summary>
    private const int DecimalScaleShift = 16;
    private const int DecimalScaleMask = 0xFF;

    /// <summary>The powers that fit into 64 bits.</summary>
    private static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, 20).Select(Power)];

    private static readonly SearchValues<char> Escaped = SearchValues.Create(EscapedCharacters());

    private byte[] _bytes;

    public ResultBuffer()
        : this(InitialLength)
    {
    }

    public ResultBuffer(int initialLength) => _bytes = ArrayPool<byte>.Shared.Rent(initialLength);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, Length);

    /// <summary>Room for at least so many bytes, to be counted by <see cref="Advance"/> once written.</summary>
    public Memory<byte> GetMemory(int count)
    {
        Reserve(count);
        return _bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    public void Truncate(int length) => Length = length;

    public void WriteRaw(byte value)
    {
        if (Length == _bytes.Length)
            Grow(1);
        _bytes[Length++] = value;
    }

    public void WriteRaw(scoped ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Length += utf8.Length;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(FormattedLengthMax), out var written);
        Length += written;
    }

    /// <summary>A decimal with all digits of its scale, as its text has them, without quotes.</summary>
    public void WriteNumber(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var scale = (parts[3] >> DecimalScaleShift) & DecimalScaleMask;
        var digits = ((ulong)(uint)parts[1] << 32) | (uint)parts[0];
        // Prices and quantities fit into 64 bits, which are several times faster to write.
        if (parts[2] != 0 || scale >= PowersOfTen.Length || digits == 0)
        {
            WriteFormatted(value, default);
            return;
        }

        if (parts[3] < 0)
            WriteRaw((byte)'-');
        var (whole, fraction) = Math.DivRem(digits, PowersOfTen[scale]);
        var destination = Reserve(FormattedLengthMax);
        Utf8Formatter.TryFormat(whole, destination, out var written);
        if (scale > 0)
        {
            destination[written++] = (byte)'.';
            Utf8Formatter.TryFormat(
                fraction, destination[written..], out var fractionLength, new StandardFormat('D', (byte)scale));
            written += fractionLength;
        }

        Length += written;
    }

    /// <summary>A finite number in its shortest form that reads back as the same value.</summary>
    public void WriteNumber(double value) => WriteFormatted(value, default);

    /// <summary>Formats a value with the invariant culture, without quotes.</summary>
    public void WriteFormatted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Reserve(FormattedLengthMax), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>A JSON string; what JSON does not allow in one is escaped.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        WriteRaw((byte)'"');
        while (!value.IsEmpty)
        {
            var plain = value.IndexOfAny(Escaped);
            var run = plain < 0 ? value : value[..plain];
            WriteText(run);
            if (plain < 0)
                break;
            WriteEscaped(value[plain]);
            value = value[(plain + 1)..];
        }

        WriteRaw((byte)'"');
    }

    /// <summary>Gives the block away with what is in it; whoever has it returns it to the pool.</summary>
    internal PooledMessage Detach()
    {
        var message = new PooledMessage(_bytes, Length);
        _bytes = [];
        Length = 0;
        return message;
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private static ulong Power(int exponent) =>
        Enumerable.Repeat(10ul, exponent).Aggregate(1ul, (product, ten) => product * ten);

    private static char[] EscapedCharacters() =>
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\'];

    private void WriteText(ReadOnlySpan<char> text)
    {
        // A lone surrogate becomes the replacement character: the result is valid UTF-8 whatever a resolver returns.
        var destination = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, destination);
    }

    private void WriteEscaped(char character)
    {
        switch (character)
        {
            case '"':
                WriteRaw("\\\""u8);
                break;
            case '\\':
                WriteRaw("\\\\"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            default:
                WriteRaw("\\u"u8);
                WriteFormatted((int)character, "x4");
                break;
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
