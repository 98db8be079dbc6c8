namespace Aetherion.Recordings;

/// <summary>Where everything in a recording lies: its blocks in order, and what cannot be read between them.</summary>
internal sealed class RecordingMap
{
    private readonly List<BlockPlace> _blocks = [];
    private readonly List<RecordingDamage> _damages = [];

    /// <summary>Of each damage the number of blocks before it.</summary>
    private readonly List<int> _damagedAfter = [];

    private RecordingMap(string folder, RecordingManifest manifest, RecordingEnd? end)
    {
        Folder = folder;
        Manifest = manifest;
        End = end;
    }

    public string Folder { get; }

    public RecordingManifest Manifest { get; }

    public RecordingEnd? End { get; }

    public IReadOnlyList<BlockPlace> Blocks => _blocks;

    public IReadOnlyList<RecordingDamage> Damages => _damages;

    public int SegmentCount { get; private set; }

    public long BytesOnDisk { get; private set; }

    public long RowCount { get; private set; }

    public DateTime? FirstTime => _blocks.Count == 0 ? null : Time(_blocks[0].Header.FirstTicks);

    public DateTime? LastTime => _blocks.Count == 0 ? null : Time(_blocks[^1].Header.LastTicks);

    /// <exception cref="RecordingException">There is no recording of that content that this version can read.</exception>
    public static RecordingMap Read(string folder, RecordingContent? content = null)
    {
        var manifest = RecordingDocuments.TryRead<RecordingManifest>(folder, RecordingFormat.ManifestName)
            ?? throw new RecordingException($"'{folder}' holds no recording: it has no {RecordingFormat.ManifestName}.");
        if (manifest.FormatVersion != RecordingFormat.Version)
            throw new RecordingException(
                $"'{folder}' is a recording of format {manifest.FormatVersion}; this version reads format {RecordingFormat.Version}.");
        if (content is { } wanted && manifest.Content != wanted)
            throw new RecordingException($"'{folder}' is a recording of {manifest.Content}, not of {wanted}.");
        RecordingMap map = new(
            folder, manifest, RecordingDocuments.TryRead<RecordingEnd>(folder, RecordingFormat.EndName));
        map.ReadSegments();
        return map;
    }

    public static FileStream OpenSegment(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.RandomAccess);

    public string PathOf(int segment) =>
        Path.Combine(Folder, RecordingFormat.SegmentName(segment) + RecordingFormat.SegmentExtension);

    /// <summary>How many blocks of the start a condition holds for, which holds for no block after one that it does not hold for.</summary>
    public int CountBlocks(Predicate<BlockHeader> isBefore)
    {
        var (low, high) = (0, _blocks.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (isBefore(_blocks[middle].Header))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <exception cref="RecordingException">Something between the block before and this one cannot be read.</exception>
    public void RequireNoDamageBefore(int block) => RequireNoDamage(block);

    /// <exception cref="RecordingException">Something after the block cannot be read that is no torn tail.</exception>
    public void RequireNoDamageAfter(int block) => RequireNoDamage(block + 1);

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);

    private void RequireNoDamage(int blocksBefore)
    {
        var index = _damagedAfter.IndexOf(blocksBefore);
        if (index >= 0 && !_damages[index].IsTornTail)
            throw new RecordingException(
                $"{Folder}, segment {_damages[index].Segment}, byte {_damages[index].Offset:#,0}: {_damages[index].What} "
                + "'recordings verify' tells what can be read.");
    }

    private void ReadSegments()
    {
        int[] numbers =
        [
            .. Directory.EnumerateFiles(Folder, "*" + RecordingFormat.SegmentExtension)
                .Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), out var number) ? number : 0)
                .Where(number => number > 0).Order(),
        ];
        SegmentCount = numbers.Length;
        foreach (var number in numbers)
            ReadSegment(number, isLast: number == numbers[^1]);
        if (End is not null && End.Rows > RowCount && _damages.Count == 0)
            AddDamage(SegmentCount, 0, 0, isTornTail: false, $"{End.Rows - RowCount:#,0} rows are missing at the end.");
    }

    private void ReadSegment(int number, bool isLast)
    {
        using var file = OpenSegment(PathOf(number));
        BytesOnDisk += file.Length;
        Span<byte> head = stackalloc byte[SegmentHeader.Length];
        var read = RandomAccess.Read(file.SafeFileHandle, head, 0);
        if (!SegmentHeader.TryRead(head[..read], out var header) || header.Number != number
            || header.Content != Manifest.Content)
        {
            AddDamage(number, 0, file.Length, isLast && IsCutOff && read < head.Length, "The head of the segment is damaged.");
            return;
        }
        var index = Path.ChangeExtension(PathOf(number), RecordingFormat.IndexExtension);
        if (SegmentIndex.TryRead(index, number, file.Length) is { } blocks)
        {
            Add(number, new SegmentScan.Found(blocks, []), file.Length, isLast);
            return;
        }
        var found = SegmentScan.Read(file, number);
        var known = _damages.Count;
        Add(number, DropUnreadableTail(file, found, isLast), file.Length, isLast);
        // Of a damaged segment the index is another one anyway.
        if (_damages.Count == known && SegmentIndex.FindDamage(index, file.Length, found.Blocks, IsCutOff) is { } offset)
            AddIndexDamage(index, offset);
    }

    /// <summary>Nothing is lost with an index, but a file that is not what was written is named.</summary>
    private void AddIndexDamage(string index, long offset)
    {
        _damages.Add(new RecordingDamage(
            Path.GetFileName(index), offset, 1, 0, 0, false,
            "The index is not what was written. Delete this file: the segment itself says all that the index says."));
        _damagedAfter.Add(_blocks.Count);
    }

    /// <summary>Whether the last block may be unfinished.</summary>
    private bool IsCutOff => End is null or { IsEarly: true, InputsSha256: null };

    /// <summary>The last block of a recording that was cut off may be there in its length only.</summary>
    private SegmentScan.Found DropUnreadableTail(FileStream file, SegmentScan.Found found, bool isLast)
    {
        if (!isLast || !IsCutOff || found.Blocks.Count == 0 || found.Blocks[^1].End != file.Length)
            return found;
        var last = found.Blocks[^1];
        var stored = new byte[last.Header.StoredLength];
        var read = RandomAccess.Read(file.SafeFileHandle, stored, last.Offset + BlockHeader.Length);
        if (read == stored.Length && Crc32C.Of(stored) == last.Header.StoredCrc)
            return found;
        found.Blocks.RemoveAt(found.Blocks.Count - 1);
        found.Damages.Add((last.Offset, file.Length));
        return found;
    }

    private void Add(int number, SegmentScan.Found found, long length, bool isLast)
    {
        var damages = new Queue<(long Offset, long End)>(found.Damages);
        foreach (var block in found.Blocks)
        {
            while (damages.TryPeek(out var damage) && damage.Offset < block.Offset)
            {
                damages.Dequeue();
                AddDamage(number, damage.Offset, damage.End - damage.Offset, false, "No whole block is here.", block.Header.FirstSequence - 1);
            }
            AddMissing(number, block);
            _blocks.Add(block);
            RowCount += block.Header.RowCount;
        }
        foreach (var (offset, end) in damages)
            AddDamage(
                number, offset, end - offset, isLast && IsCutOff && end == length,
                isLast && IsCutOff ? "The last block is unfinished." : "No whole block is here.");
    }

    /// <summary>Rows that should stand between two blocks of which nothing is left to see.</summary>
    private void AddMissing(int number, in BlockPlace block)
    {
        var expected = _blocks.Count == 0 ? 1 : _blocks[^1].Header.LastSequence + 1;
        if (block.Header.FirstSequence == expected || (_damages.Count > 0 && _damagedAfter[^1] == _blocks.Count))
            return;
        AddDamage(
            number, block.Offset, 0, false, "Rows are missing before this block.", block.Header.FirstSequence - 1);
    }

    private void AddDamage(
        int segment, long offset, long length, bool isTornTail, string what, long lastSequence = 0)
    {
        var first = _blocks.Count == 0 ? 1 : _blocks[^1].Header.LastSequence + 1;
        _damages.Add(new RecordingDamage(
            RecordingFormat.SegmentName(segment), offset, length, first, lastSequence, isTornTail, what));
        _damagedAfter.Add(_blocks.Count);
    }
}
