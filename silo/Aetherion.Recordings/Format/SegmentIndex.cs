using System.Buffers.Binary;

namespace Aetherion.Recordings;

/// <summary>
/// The heads of all blocks of a closed segment in one file, for a quick start and for seeking. It says nothing that the segment
/// does not say: one that is missing or damaged costs a walk through the segment.
/// </summary>
internal static class SegmentIndex
{
    private const int EntryLength = sizeof(long) + BlockHeader.Length;
    private const int HeadLength = 16;

    private static ReadOnlySpan<byte> Magic => "AETHIDX\0"u8;

    public static void Write(Stream target, long segmentLength, IReadOnlyList<BlockPlace> blocks) =>
        target.Write(ToBytes(segmentLength, blocks));

    /// <summary>
    /// Where an index is another than that of its segment; null where it is not there, or unfinished where that may be.
    /// </summary>
    /// <param name="mayBeUnfinished">A crash may have left it cut short, or with zeros at its end.</param>
    public static long? FindDamage(
        string path, long segmentLength, IReadOnlyList<BlockPlace> blocks, bool mayBeUnfinished)
    {
        if (!File.Exists(path))
            return null;
        var expected = ToBytes(segmentLength, blocks);
        var bytes = new byte[expected.Length + 1];
        using var file = RecordingMap.OpenSegment(path);
        var there = bytes.AsSpan(0, RandomAccess.Read(file.SafeFileHandle, bytes, 0));
        var same = there.CommonPrefixLength(expected);
        if (same == expected.Length && there.Length == expected.Length)
            return null;
        return mayBeUnfinished && there.Length <= expected.Length && !there[same..].ContainsAnyExcept((byte)0) ? null : same;
    }

    private static byte[] ToBytes(long segmentLength, IReadOnlyList<BlockPlace> blocks)
    {
        var bytes = new byte[HeadLength + (blocks.Count * EntryLength) + sizeof(uint)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), segmentLength);
        var entry = bytes.AsSpan(HeadLength);
        foreach (var block in blocks)
        {
            BinaryPrimitives.WriteInt64LittleEndian(entry, block.Offset);
            block.Header.Write(entry[sizeof(long)..]);
            entry = entry[EntryLength..];
        }
        BinaryPrimitives.WriteUInt32LittleEndian(entry, Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint))));
        return bytes;
    }

    /// <summary>Null unless it is whole and of a segment of that length.</summary>
    public static List<BlockPlace>? TryRead(string path, int segment, long segmentLength)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > int.MaxValue || !HoldsEntries(file.Length))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (!HoldsEntries(bytes.Length) || !bytes.AsSpan().StartsWith(Magic)
            || BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)) != segmentLength
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)))
                != Crc32C.Of(bytes.AsSpan(0, bytes.Length - sizeof(uint))))
            return null;
        return ReadEntries(bytes.AsSpan(HeadLength, bytes.Length - HeadLength - sizeof(uint)), segment);
    }

    private static bool HoldsEntries(long length) =>
        length >= HeadLength + sizeof(uint) && (length - HeadLength - sizeof(uint)) % EntryLength == 0;

    private static List<BlockPlace>? ReadEntries(ReadOnlySpan<byte> entries, int segment)
    {
        List<BlockPlace> blocks = [];
        for (; !entries.IsEmpty; entries = entries[EntryLength..])
        {
            if (!BlockHeader.TryRead(entries[sizeof(long)..], out var header))
                return null;
            blocks.Add(new BlockPlace(segment, BinaryPrimitives.ReadInt64LittleEndian(entries), header));
        }
        return blocks;
    }
}
