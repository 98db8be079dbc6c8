using System.Buffers.Binary;

namespace Aetherion.Recordings;

/// <summary>The head of a segment file.</summary>
internal readonly record struct SegmentHeader(int Version, RecordingContent Content, int Number)
{
    public const int Length = 24;

    private const byte DeflateCodec = 1;
    private const int CrcOffset = Length - sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "AETHREC\0"u8;

    public void Write(Span<byte> target)
    {
        target[..Length].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteUInt16LittleEndian(target[8..], (ushort)Version);
        target[10] = (byte)Content;
        target[11] = DeflateCodec;
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], Number);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CrcOffset..], Crc32C.Of(target[..CrcOffset]));
    }

    /// <summary>False unless the bytes are the head of a segment that this version can read.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out SegmentHeader header)
    {
        header = default;
        if (source.Length < Length || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[CrcOffset..]) != Crc32C.Of(source[..CrcOffset]))
            return false;
        header = new SegmentHeader(
            BinaryPrimitives.ReadUInt16LittleEndian(source[8..]),
            (RecordingContent)source[10],
            BinaryPrimitives.ReadInt32LittleEndian(source[12..]));
        return header.Version == RecordingFormat.Version && source[11] == DeflateCodec
            && Enum.IsDefined(header.Content);
    }
}
