using System.Buffers.Binary;

namespace Aetherion.Recordings;

/// <summary>
/// What stands before the packed rows of a block: their lengths, which rows they are, and a checksum of them and of itself.
/// Little-endian.
/// </summary>
/// <param name="StoredLength">The bytes that follow, packed.</param>
/// <param name="RawLength">As many when they are unpacked.</param>
/// <param name="FirstSequence">Of its first row; the others follow without a gap.</param>
/// <param name="FirstTicks">The receive time of the first row, in ticks of UTC.</param>
/// <param name="LastTicks">The receive time of the last row.</param>
/// <param name="StoredCrc">The CRC-32C of the packed bytes.</param>
internal readonly record struct BlockHeader(
    int StoredLength,
    int RawLength,
    int RowCount,
    long FirstSequence,
    long FirstTicks,
    long LastTicks,
    uint StoredCrc)
{
    public const int Length = 48;

    private const uint Magic = 0x4B4C4241;
    private const int CrcOffset = Length - sizeof(uint);

    /// <summary>The first bytes of every header, by which a reader finds the next block after a damaged one.</summary>
    public static ReadOnlySpan<byte> MagicBytes => "ABLK"u8;

    public long LastSequence => FirstSequence + RowCount - 1;

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], StoredLength);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], RawLength);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], RowCount);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], FirstSequence);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], FirstTicks);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], LastTicks);
        BinaryPrimitives.WriteUInt32LittleEndian(target[40..], StoredCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CrcOffset..], Crc32C.Of(target[..CrcOffset]));
    }

    /// <summary>False unless the bytes are a whole header that says what a header can say.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out BlockHeader header)
    {
        header = default;
        if (source.Length < Length
            || BinaryPrimitives.ReadUInt32LittleEndian(source) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(source[CrcOffset..]) != Crc32C.Of(source[..CrcOffset]))
            return false;
        header = new BlockHeader(
            BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[40..]));
        return header.IsPossible;
    }

    private bool IsPossible =>
        StoredLength is > 0 and <= RecordingFormat.BlockBytesMax
        && RawLength is > 0 and <= RecordingFormat.BlockBytesMax
        && RowCount > 0 && RowCount <= RawLength
        && FirstSequence > 0 && FirstSequence <= long.MaxValue - RowCount
        && FirstTicks >= 0 && LastTicks >= FirstTicks && LastTicks <= DateTime.MaxValue.Ticks;
}
