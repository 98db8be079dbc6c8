namespace Aetherion.Domain.Markets;

/// <summary>
/// Hands out the lines of a text, plain or packed with gzip (told by its first two bytes), as UTF-8 spans.
/// </summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The longest line accepted, in bytes.</summary>
    public const int LineLengthMax = 1 << 16;

    private const int BufferLength = 4 * LineLengthMax;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    public LineReader(Stream stream)
    {
        var head = new byte[2];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Stream whole = new PrefixedStream(head.AsMemory(0, length), stream);
        _stream = head is [0x1f, 0x8b] ? new WholeGzipStream(whole) : whole;
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>
    /// Reads the next line without its end; false after the last. The span is valid until the next call.
    /// </summary>
    /// <exception cref="InvalidDataException">The packed data are damaged or cut short, or a line is too
    /// long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var available = _buffer.AsSpan(_start, _end - _start);
            var length = available.IndexOf((byte)'\n');
            if (length >= 0 || (_isAtEnd && available.Length > 0))
            {
                line = available[..(length >= 0 ? length : available.Length)];
                _start += length >= 0 ? length + 1 : available.Length;
                line = LineNumber++ == 0 ? WithoutMark(line) : line;
                line = line is [.., (byte)'\r'] ? line[..^1] : line;
                return true;
            }
            if (_isAtEnd)
            {
                line = default;
                return false;
            }
            Fill();
        }
    }

    public void Dispose() => _stream.Dispose();

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) =>
        line.StartsWith("\uFEFF"u8) ? line[3..] : line;

    private void Fill()
    {
        if (_end - _start > LineLengthMax)
            throw new InvalidDataException($"a line is longer than {LineLengthMax} bytes");
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }
}
