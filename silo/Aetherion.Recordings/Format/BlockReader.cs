namespace Aetherion.Recordings;

/// <summary>Reads and unpacks the blocks of a recording one after the other.</summary>
internal sealed class BlockReader(RecordingMap map) : IDisposable
{
    private byte[] _stored = [];
    private byte[] _raw = [];
    private FileStream? _file;
    private int _fileNumber;
    private int _next;
    private BlockPlace _current;

    /// <summary>Goes on with the block of that index.</summary>
    public void SkipTo(int index) => _next = index;

    /// <summary>The next block, whose rows are valid until the next call; false at the end.</summary>
    /// <exception cref="RecordingException">It is damaged, or rows are missing before it.</exception>
    public bool TryRead(out BlockHeader header, out ReadOnlyMemory<byte> rows)
    {
        header = default;
        rows = default;
        if (_next >= map.Blocks.Count)
        {
            map.RequireNoDamageAfter(_next - 1);
            return false;
        }
        map.RequireNoDamageBefore(_next);
        var place = map.Blocks[_next++];
        header = place.Header;
        rows = Read(place);
        return true;
    }

    /// <summary>One block, whatever is damaged round it.</summary>
    public ReadOnlyMemory<byte> ReadAlone(in BlockPlace place) => Read(place);

    public RecordingException Damaged(string why, Exception? inner = null) => new(
        $"Block {_current.Offset:#,0} of segment {RecordingFormat.SegmentName(_current.Segment)} in {map.Folder} is damaged: {why} "
        + "'recordings verify' tells what can be read.",
        inner);

    public void Dispose() => _file?.Dispose();

    private ReadOnlyMemory<byte> Read(in BlockPlace place)
    {
        _current = place;
        if (_fileNumber != place.Segment)
        {
            _file?.Dispose();
            _file = RecordingMap.OpenSegment(map.PathOf(place.Segment));
            _fileNumber = place.Segment;
        }
        RequireHead(place);
        var length = place.Header.StoredLength;
        Grow(ref _stored, length);
        Grow(ref _raw, place.Header.RawLength);
        var stored = _stored.AsSpan(0, length);
        if (RandomAccess.Read(_file!.SafeFileHandle, stored, place.Offset + BlockHeader.Length) != length)
            throw Damaged("it is cut short.");
        if (Crc32C.Of(stored) != place.Header.StoredCrc)
            throw Damaged("its checksum does not hold.");
        try
        {
            BlockCodec.Unpack(_stored, length, _raw.AsSpan(0, place.Header.RawLength));
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(exception.Message, exception);
        }
        return _raw.AsMemory(0, place.Header.RawLength);
    }

    /// <summary>An index may say where a block is, but the block says what it is.</summary>
    private void RequireHead(in BlockPlace place)
    {
        Span<byte> head = stackalloc byte[BlockHeader.Length];
        if (RandomAccess.Read(_file!.SafeFileHandle, head, place.Offset) != head.Length
            || !BlockHeader.TryRead(head, out var header) || header != place.Header)
            throw Damaged("its head is not what was written.");
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[Math.Max(length, RecordingFormat.BlockBytes * 2)];
    }
}
