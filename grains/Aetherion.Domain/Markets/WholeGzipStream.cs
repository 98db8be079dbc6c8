using System.IO.Compression;

namespace Aetherion.Domain.Markets;

/// <summary>
/// Unpacks gzip, of one member or of several, and fails where the packed data are damaged or do not end as they should. The
/// unpacker of the platform takes a file that was cut off for a whole one. So a member of our own is put behind the file: only
/// when all before it was complete and sound does its content come out at the end, where it is taken away.
/// </summary>
public sealed class WholeGzipStream : ReadOnlyStream
{
    private const int BufferBytes = 1 << 16;

    private static readonly byte[] Mark = "\0\u0001the packed data end here\u0002\0"u8.ToArray();
    private static readonly byte[] PackedMark = Pack(Mark);

    private readonly SuffixedStream _packed;
    private readonly GZipStream _plain;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <param name="packed">Read from its position on; disposed with this stream.</param>
    public WholeGzipStream(Stream packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        _packed = new SuffixedStream(packed, PackedMark);
        _plain = new GZipStream(_packed, CompressionMode.Decompress);
    }

    /// <summary>The bytes that may be handed out: the last could be the mark.</summary>
    private int Available => _end - _start - Mark.Length;

    /// <exception cref="InvalidDataException">The packed data are damaged, cut off, or followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (Available <= 0 && !_isAtEnd)
            Fill();
        var count = Math.Min(buffer.Length, Available);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _plain.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] content)
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = ReadPlain();
        _end += read;
        if (read > 0)
            return;
        if (!_buffer.AsSpan(0, _end).EndsWith(Mark))
            throw NotWhole(null);
        _isAtEnd = true;
    }

    private int ReadPlain()
    {
        try
        {
            return _plain.Read(_buffer.AsSpan(_end));
        }
        catch (InvalidDataException exception) when (_packed.IsInSuffix)
        {
            throw NotWhole(exception);
        }
    }

    /// <summary>Who unpacks asks for more when what is there was in order so far, but not complete.</summary>
    private InvalidDataException NotWhole(InvalidDataException? inner) => new(
        _packed.IsInSuffix
            ? "it is cut off: the packed data stop before their end."
            : "other bytes follow behind the packed data.",
        inner);
}
