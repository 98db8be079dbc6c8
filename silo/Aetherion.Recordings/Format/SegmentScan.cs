namespace Aetherion.Recordings;

/// <summary>Walks through the heads of a segment's blocks, past what is damaged.</summary>
internal static class SegmentScan
{
    private const int WindowBytes = 1 << 16;

    /// <summary>What was found, in order.</summary>
    /// <param name="Damages">Parts that are no whole blocks: where each begins and ends.</param>
    public readonly record struct Found(List<BlockPlace> Blocks, List<(long Offset, long End)> Damages);

    public static Found Read(FileStream file, int segment)
    {
        Found found = new([], []);
        Span<byte> head = stackalloc byte[Math.Max(BlockHeader.Length, SegmentHeader.Length)];
        var length = file.Length;
        var offset = (long)SegmentHeader.Length;
        while (offset < length)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, head[..BlockHeader.Length], offset);
            if (BlockHeader.TryRead(head[..read], out var header)
                && offset + BlockHeader.Length + header.StoredLength <= length)
            {
                found.Blocks.Add(new BlockPlace(segment, offset, header));
                offset += BlockHeader.Length + header.StoredLength;
                continue;
            }
            var next = FindNext(file, offset + 1, length);
            found.Damages.Add((offset, next));
            offset = next;
        }
        return found;
    }

    /// <summary>The offset of the next whole block; the end of the file where there is none.</summary>
    private static long FindNext(FileStream file, long from, long length)
    {
        var window = new byte[WindowBytes];
        while (from < length)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, window, from);
            var at = window.AsSpan(0, read).IndexOf(BlockHeader.MagicBytes);
            if (at < 0)
            {
                if (read < BlockHeader.MagicBytes.Length)
                    return length;
                from += read - BlockHeader.MagicBytes.Length + 1;
                continue;
            }
            from += at;
            if (IsBlock(file, from, length))
                return from;
            from++;
        }
        return length;
    }

    private static bool IsBlock(FileStream file, long offset, long length)
    {
        Span<byte> head = stackalloc byte[BlockHeader.Length];
        var read = RandomAccess.Read(file.SafeFileHandle, head, offset);
        return BlockHeader.TryRead(head[..read], out var header)
            && offset + BlockHeader.Length + header.StoredLength <= length;
    }
}
