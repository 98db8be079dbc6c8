namespace Aetherion.Recordings;

/// <summary>Where a block lies.</summary>
/// <param name="Offset">Of its head, from the start of its segment.</param>
internal readonly record struct BlockPlace(int Segment, long Offset, BlockHeader Header)
{
    public long End => Offset + BlockHeader.Length + Header.StoredLength;
}
