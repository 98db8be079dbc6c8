using System.IO.Compression;

namespace Aetherion.Recordings;

/// <summary>Packs and unpacks blocks: deflate, each block by itself.</summary>
internal static class BlockCodec
{
    public static void Append(ReadOnlySpan<byte> raw, MemoryStream target)
    {
        using var deflate = new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(raw);
    }

    /// <summary>Unpacks into the whole of the target.</summary>
    /// <exception cref="InvalidDataException">It is not as long as the head says, or no deflate stream.</exception>
    public static void Unpack(byte[] stored, int storedLength, Span<byte> target)
    {
        using var deflate = new DeflateStream(
            new MemoryStream(stored, 0, storedLength, writable: false), CompressionMode.Decompress);
        if (deflate.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) != target.Length
            || deflate.ReadByte() >= 0)
            throw new InvalidDataException("A block of the recording is not as long as its head says.");
    }
}
