namespace Aetherion.Recordings;

/// <summary>
/// Appends blocks to the segments of a folder, one file after the other. What was flushed survives a crash of the process and of
/// the machine; a block is written by one call, so that only the last one can be torn.
/// </summary>
internal sealed class SegmentWriter(string folder, RecordingContent content, Func<string, Stream> create) : IDisposable
{
    private readonly List<BlockPlace> _blocks = [];
    private readonly MemoryStream _packed = new();
    private readonly byte[] _header = new byte[BlockHeader.Length];
    private Stream? _file;
    private int _number;
    private long _length;

    /// <summary>Creates a file that must not be there yet.</summary>
    public static Stream CreateFile(string path) =>
        new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>All bytes of all segments so far.</summary>
    public long BytesWritten { get; private set; }

    public void Write(ReadOnlySpan<byte> raw, int rowCount, long firstSequence, long firstTicks, long lastTicks)
    {
        if (_file is null || IsFull(lastTicks))
            Rotate();
        _packed.SetLength(0);
        _packed.Write(_header);
        BlockCodec.Append(raw, _packed);
        var stored = _packed.GetBuffer().AsSpan(0, (int)_packed.Length);
        BlockHeader header = new(
            stored.Length - BlockHeader.Length, raw.Length, rowCount, firstSequence, firstTicks, lastTicks,
            Crc32C.Of(stored[BlockHeader.Length..]));
        header.Write(stored);
        _file!.Write(stored);
        _blocks.Add(new BlockPlace(_number, _length, header));
        _length += stored.Length;
        BytesWritten += stored.Length;
    }

    /// <summary>Waits until the disk has what was written.</summary>
    public void Flush()
    {
        if (_file is not null)
            Flush(_file);
    }

    /// <summary>Ends the last segment; nothing more can be written.</summary>
    public void Complete()
    {
        if (_file is not null)
            CloseSegment();
    }

    public void Dispose()
    {
        _file?.Dispose();
        _packed.Dispose();
    }

    private static void Flush(Stream stream)
    {
        if (stream is FileStream file)
            file.Flush(flushToDisk: true);
        else
            stream.Flush();
    }

    private bool IsFull(long lastTicks) =>
        _length >= RecordingFormat.SegmentBytesMax
        || lastTicks - _blocks[0].Header.FirstTicks > RecordingFormat.SegmentSpanMax.Ticks;

    private void Rotate()
    {
        if (_file is not null)
            CloseSegment();
        _number++;
        _file = create(PathOf(RecordingFormat.SegmentExtension));
        var header = new byte[SegmentHeader.Length];
        new SegmentHeader(RecordingFormat.Version, content, _number).Write(header);
        _file.Write(header);
        _length = header.Length;
        BytesWritten += header.Length;
    }

    private void CloseSegment()
    {
        Flush();
        _file!.Dispose();
        _file = null;
        using var index = create(PathOf(RecordingFormat.IndexExtension));
        SegmentIndex.Write(index, _length, _blocks);
        Flush(index);
        _blocks.Clear();
    }

    private string PathOf(string extension) =>
        Path.Combine(folder, RecordingFormat.SegmentName(_number) + extension);
}
