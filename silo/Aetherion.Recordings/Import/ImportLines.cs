using Aetherion.Domain.Markets;

namespace Aetherion.Recordings;

/// <summary>
/// The lines of a file, plain or gzip, within bounds: no line is longer than <see cref="LineBytesMax"/>, and a packed file that
/// unpacks to far more than data of markets does is refused. Nothing in a file decides where anything is written.
/// </summary>
internal sealed class ImportLines : IDisposable
{
    /// <summary>The longest line; the longest known ones hold the rules of a whole venue.</summary>
    public const int LineBytesMax = 32 << 20;

    /// <summary>Market data packs to a tenth or a twentieth; a file of zeros to a thousandth.</summary>
    public const int RatioMax = 200;

    /// <summary>The ratio is looked at from here on.</summary>
    public const long RatioBytesMin = 16L << 20;

    /// <summary>The most bytes of a file, unpacked.</summary>
    public const long BytesMax = 1L << 40;

    private const int BufferBytes = 1 << 16;

    private readonly FileStream _file;
    private readonly Stream _stream;
    private readonly string _name;
    private readonly int _ratioMax;
    private byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private long _bytes;

    public ImportLines(string path, int ratioMax = RatioMax)
    {
        _ratioMax = ratioMax;
        _name = Path.GetFileName(path);
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        Span<byte> head = stackalloc byte[2];
        var isPacked = _file.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head is [0x1f, 0x8b];
        _file.Position = 0;
        _stream = isPacked ? new WholeGzipStream(_file) : _file;
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The next line that is not empty, without its end; valid until the next call.</summary>
    /// <exception cref="RecordingException">The file is beyond a bound, or no file of its kind.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (TryReadRaw(out line))
        {
            LineNumber++;
            if (!line.IsEmpty)
                return true;
        }
        return false;
    }

    public RecordingException Refuse(string why, Exception? inner = null) => new($"{_name}, line {LineNumber}: {why}", inner);

    public void Dispose()
    {
        _stream.Dispose();
        _file.Dispose();
    }

    private bool TryReadRaw(out ReadOnlyMemory<byte> line)
    {
        var searched = _start;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = Trimmed(_start, searched + at);
                _start = searched + at + 1;
                return true;
            }
            var length = _end - _start;
            if (!TryFill())
            {
                line = Trimmed(_start, _end);
                _start = _end;
                return length > 0;
            }
            searched = _start + length;
        }
    }

    private ReadOnlyMemory<byte> Trimmed(int start, int end)
    {
        if (end > start && _buffer[end - 1] == (byte)'\r')
            end--;
        return _buffer.AsMemory(start, end - start);
    }

    private bool TryFill()
    {
        if (_end - _start >= LineBytesMax)
        {
            LineNumber++;
            throw Refuse($"it is longer than {LineBytesMax:#,0} bytes.");
        }
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = Read(_buffer.AsSpan(_end));
        _end += read;
        _bytes += read;
        if (_bytes > BytesMax || (_bytes > RatioBytesMin && _stream != _file && _bytes / _ratioMax > _file.Position))
            throw Refuse(
                $"{_bytes:#,0} bytes came out of {_file.Position:#,0}; more than {_ratioMax} times as much, or more than "
                + $"{BytesMax:#,0}, is not taken for market data.");
        return read > 0;
    }

    private int Read(Span<byte> target)
    {
        try
        {
            return _stream.Read(target);
        }
        catch (InvalidDataException exception)
        {
            throw Refuse($"the file is damaged: {exception.Message}", exception);
        }
    }
}
