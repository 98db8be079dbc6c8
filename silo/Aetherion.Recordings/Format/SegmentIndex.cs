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

    public static void Write(Stream target, long segmentLength, IReadOnlyList<BlockPlace> blocks)
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
        target.Write(bytes);
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
