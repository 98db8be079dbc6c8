using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Aetherion.Postgres;

/// <summary>
/// Rows in the binary format of COPY, as PostgreSQL's manual gives it: built here rather than through the driver's
/// value by value writer, which costs several times as much.
/// </summary>
internal sealed class BinaryCopyBuffer
{
    private const int Null = -1;
    private const int Float8Oid = 701;
    private const int Int8Oid = 20;
    private const int DecimalsPerDigit = 4;
    private const ulong DigitBase = 10_000;
    private const int NumericBytesMax = 4 + 8 + (2 * 9);
    private const int ArrayHeaderBytes = 20;

    private static readonly long EpochTicks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    // The signature, then two empty words: flags, and the length of an extension.
    private static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0,
         0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    /// <summary>What was written since the start.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public int RowCount { get; private set; }

    public void Start()
    {
        _length = 0;
        RowCount = 0;
        Header.CopyTo(Reserve(Header.Length));
    }

    public void Finish() => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), -1);

    public void StartRow(short fieldCount)
    {
        BinaryPrimitives.WriteInt16BigEndian(Reserve(2), fieldCount);
        RowCount++;
    }

    public void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), Null);

    public void Write(short value)
    {
        var field = Reserve(6);
        BinaryPrimitives.WriteInt32BigEndian(field, 2);
        BinaryPrimitives.WriteInt16BigEndian(field[4..], value);
    }

    public void Write(int value)
    {
        var field = Reserve(8);
        BinaryPrimitives.WriteInt32BigEndian(field, 4);
        BinaryPrimitives.WriteInt32BigEndian(field[4..], value);
    }

    public void Write(long value)
    {
        var field = Reserve(12);
        BinaryPrimitives.WriteInt32BigEndian(field, 8);
        BinaryPrimitives.WriteInt64BigEndian(field[4..], value);
    }

    /// <summary>A timestamp with time zone, which PostgreSQL keeps in microseconds: what is finer is cut off.</summary>
    public void Write(DateTime utc) =>
        Write((utc.Ticks - EpochTicks) / TimeSpan.TicksPerMicrosecond);

    public void Write(decimal value)
    {
        Reserve(NumericBytesMax);
        _length -= NumericBytesMax;
        Span<ushort> digits = stackalloc ushort[9];
        var (count, fractionCount) = Split(value, digits);
        var field = _bytes.AsSpan(_length);
        BinaryPrimitives.WriteInt32BigEndian(field, 8 + (2 * count));
        BinaryPrimitives.WriteInt16BigEndian(field[4..], (short)count);
        BinaryPrimitives.WriteInt16BigEndian(field[6..], (short)(count - fractionCount - 1));
        BinaryPrimitives.WriteUInt16BigEndian(field[8..], (ushort)(value < 0 ? 0x4000 : 0));
        BinaryPrimitives.WriteInt16BigEndian(field[10..], value.Scale);
        for (var i = 0; i < count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(field[(12 + (2 * i))..], digits[i]);
        _length += 12 + (2 * count);
    }

    /// <summary>Starts an array of double precision; then write that many elements.</summary>
    public ArrayMark StartDoubles(int count, bool hasNulls) => StartArray(count, hasNulls, Float8Oid);

    /// <summary>Starts an array of bigint; then write that many elements.</summary>
    public ArrayMark StartLongs(int count) => StartArray(count, hasNulls: false, Int8Oid);

    public void EndArray(ArrayMark mark) =>
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(mark.Position), _length - mark.Position - 4);

    public void Write(double value)
    {
        var field = Reserve(12);
        BinaryPrimitives.WriteInt32BigEndian(field, 8);
        BinaryPrimitives.WriteDoubleBigEndian(field[4..], value);
    }

    private ArrayMark StartArray(int count, bool hasNulls, int elementType)
    {
        var mark = new ArrayMark(_length);
        var field = Reserve(4 + ArrayHeaderBytes);
        BinaryPrimitives.WriteInt32BigEndian(field[4..], 1);
        BinaryPrimitives.WriteInt32BigEndian(field[8..], hasNulls ? 1 : 0);
        BinaryPrimitives.WriteInt32BigEndian(field[12..], elementType);
        BinaryPrimitives.WriteInt32BigEndian(field[16..], count);
        BinaryPrimitives.WriteInt32BigEndian(field[20..], 1);
        return mark;
    }

    /// <summary>A numeric's digits to the base 10000, most significant first, without zeros at its end.</summary>
    private static (int Count, int FractionCount) Split(decimal value, Span<ushort> digits)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var fractionCount = (value.Scale + DecimalsPerDigit - 1) / DecimalsPerDigit;
        for (var i = value.Scale; i < fractionCount * DecimalsPerDigit; i++)
            mantissa *= 10;
        var count = 0;
        while (mantissa > ulong.MaxValue)
        {
            (mantissa, var digit) = UInt128.DivRem(mantissa, DigitBase);
            digits[count++] = (ushort)digit;
        }
        for (var rest = (ulong)mantissa; rest > 0; rest /= DigitBase)
            digits[count++] = (ushort)(rest % DigitBase);
        // Leading zeros of a fraction are not digits: the weight says where the first one stands.
        digits[..count].Reverse();
        while (count > 0 && digits[count - 1] == 0)
        {
            count--;
            fractionCount--;
        }
        return count == 0 ? (0, -1) : (count, fractionCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        var span = _bytes.AsSpan(_length, count);
        _length += count;
        return span;
    }

    /// <summary>Where an array began.</summary>
    internal readonly record struct ArrayMark(int Position);
}
