using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Writes JSON messages as WebSocket text frames, unmasked as a server sends them (RFC 6455, section 5.2), one after
/// the other into a pooled buffer.
/// </summary>
internal ref struct FrameWriter
{
    private const int InitialLength = 4096;
    private const byte FinalText = 0x81;
    private const int ShortLengthMax = 125;
    private const byte LengthFollowsIn16Bits = 126;
    private const int HeaderLengthShort = 2;
    private const int HeaderLengthMedium = 4;

    /// <summary>The longest number or time written, with room to spare.</summary>
    private const int FormattedLengthMax = 64;

    private byte[] _bytes;
    private int _length;
    private int _messageStart;
    private int _messageCount;

    public FrameWriter()
    {
        _bytes = ArrayPool<byte>.Shared.Rent(InitialLength);
    }

    public void BeginMessage()
    {
        Reserve(HeaderLengthMedium);
        _messageStart = _length;
        _length += HeaderLengthMedium;
    }

    /// <exception cref="InvalidOperationException">The message is longer than a frame of this kind can be.</exception>
    public void EndMessage()
    {
        var payload = _bytes.AsSpan(_messageStart + HeaderLengthMedium, _length - _messageStart - HeaderLengthMedium);
        var header = _bytes.AsSpan(_messageStart);
        header[0] = FinalText;
        switch (payload.Length)
        {
            case <= ShortLengthMax:
                header[1] = (byte)payload.Length;
                payload.CopyTo(header[HeaderLengthShort..]);
                _length -= HeaderLengthMedium - HeaderLengthShort;
                break;
            case <= ushort.MaxValue:
                header[1] = LengthFollowsIn16Bits;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload.Length);
                break;
            default:
                throw new InvalidOperationException($"A message of {payload.Length} bytes is too long for one frame.");
        }
        _messageCount++;
    }

    public void Raw(scoped ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(FormattedLengthMax), out var written);
        _length += written;
    }

    /// <summary>The exact amount with its scale: 64250.10.</summary>
    public void Number(decimal value)
    {
        value.TryFormat(Reserve(FormattedLengthMax), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A finite number in its shortest form that reads back as the same.</summary>
    public void Number(double value)
    {
        Utf8Formatter.TryFormat(value, Reserve(FormattedLengthMax), out var written);
        _length += written;
    }

    /// <summary>A time in quotes, to 100 ns: "2026-01-31T09:30:00.1234567Z".</summary>
    public void Time(DateTime utc)
    {
        Raw("\""u8);
        Utf8Formatter.TryFormat(utc, Reserve(FormattedLengthMax), out var written, 'O');
        _length += written;
        Raw("\""u8);
    }

    /// <summary>What was written; null when that is nothing. The writer must not be used again.</summary>
    public FrameBlock? ToBlock()
    {
        var bytes = _bytes;
        _bytes = [];
        if (_messageCount > 0)
            return new FrameBlock(bytes, _length, _messageCount);
        ArrayPool<byte>.Shared.Return(bytes);
        return null;
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Grow(count);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
