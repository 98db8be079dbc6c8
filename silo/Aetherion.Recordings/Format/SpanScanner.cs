namespace Aetherion.Recordings;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote; what is cut short or impossible throws.</summary>
internal ref struct SpanScanner(ReadOnlySpan<byte> bytes, int position)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; } = position;

    public byte ReadByte()
    {
        if ((uint)Position >= (uint)_bytes.Length)
            throw CutShort();
        return _bytes[Position++];
    }

    public ulong ReadUnsigned()
    {
        var position = Position;
        if ((uint)position < (uint)_bytes.Length && _bytes[position] < 0x80)
        {
            Position = position + 1;
            return _bytes[position];
        }
        return ReadLongUnsigned();
    }

    /// <summary>Small numbers of either sign are short.</summary>
    public long ReadSigned()
    {
        var value = ReadUnsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int ReadCount(int max)
    {
        var value = ReadUnsigned();
        return value <= (ulong)max
            ? (int)value
            : throw new InvalidDataException($"A row of the recording claims {value} where at most {max} can be.");
    }

    /// <summary>Passes over bytes and says where they began.</summary>
    public int Skip(int count)
    {
        if (count > _bytes.Length - Position)
            throw CutShort();
        Position += count;
        return Position - count;
    }

    private ulong ReadLongUnsigned()
    {
        var result = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            result |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return result;
        }
        throw new InvalidDataException("A row of the recording holds a number that is too long.");
    }

    private static InvalidDataException CutShort() => new("A row of the recording is cut short.");
}
