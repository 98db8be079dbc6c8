using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>
/// The SHA-256 over inputs in their order: of each its sequence, receive time, kind, connection, status, target and payload,
/// numbers little-endian, texts and payload after their lengths. Where blocks begin does not matter.
/// </summary>
public sealed class InputHasher : IDisposable
{
    private const int HeadLength = 8 + 8 + 1 + 4 + 4 + 4 + 4;
    private const int BufferBytes = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _length;

    /// <summary>How many inputs were hashed.</summary>
    public long Count { get; private set; }

    public void Add(in VenueInput input)
    {
        var targetLength = Encoding.UTF8.GetByteCount(input.Target);
        if (_length + HeadLength + targetLength > BufferBytes)
            Empty();
        var head = _buffer.AsSpan(_length);
        BinaryPrimitives.WriteInt64LittleEndian(head, input.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], input.ReceivedTime.Ticks);
        head[16] = (byte)input.Kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[17..], input.Connection);
        BinaryPrimitives.WriteInt32LittleEndian(head[21..], input.Status);
        BinaryPrimitives.WriteInt32LittleEndian(head[25..], targetLength);
        BinaryPrimitives.WriteInt32LittleEndian(head[29..], input.Payload.Length);
        Encoding.UTF8.GetBytes(input.Target, head[HeadLength..]);
        _length += HeadLength + targetLength;
        Append(input.Payload.Span);
        Count++;
    }

    /// <summary>The hash of everything added so far, in lower-case hexadecimal.</summary>
    public string Sha256()
    {
        Empty();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public void Dispose() => _hash.Dispose();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > BufferBytes)
            Empty();
        if (bytes.Length > BufferBytes)
        {
            _hash.AppendData(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Empty()
    {
        _hash.AppendData(_buffer, 0, _length);
        _length = 0;
    }
}
