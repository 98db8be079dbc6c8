using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Recordings;

/// <summary>
/// A SHA-256 over values in one form: whole numbers and the bits of doubles little-endian, decimals and texts as UTF-8 after their
/// length, decimals with the digits that they carry.
/// </summary>
internal sealed class CanonicalHash : IDisposable
{
    private const int BufferBytes = 1 << 15;
    private const int TextBytesMax = 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _length;
    private long _count;

    /// <summary>Another one of what is counted is complete.</summary>
    public void Count() => _count++;

    public void Add(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Add(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);

    public void Add(DateTime time) => Add(time.Ticks);

    /// <summary>A value that is not known differs from every one that is.</summary>
    public void Add(double? value)
    {
        Take(1)[0] = value is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value ?? 0);
    }

    public void Add(decimal value) => Add(value.ToString(CultureInfo.InvariantCulture));

    public void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Add((long)length);
        if (length > TextBytesMax)
        {
            Empty();
            _hash.AppendData(Encoding.UTF8.GetBytes(text));
            return;
        }
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    public HashSection ToSection()
    {
        Empty();
        return new HashSection(_count, Convert.ToHexStringLower(_hash.GetCurrentHash()));
    }

    public void Dispose() => _hash.Dispose();

    private Span<byte> Take(int length)
    {
        if (_length + length > BufferBytes)
            Empty();
        _length += length;
        return _buffer.AsSpan(_length - length, length);
    }

    private void Empty()
    {
        _hash.AppendData(_buffer, 0, _length);
        _length = 0;
    }
}
