using System.Text;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>Decodes the rows of one block after the other. A payload is part of the block and is not copied.</summary>
internal sealed class InputRowReader
{
    private readonly List<string> _targets = [];
    private ReadOnlyMemory<byte> _rows;
    private int _position;
    private int _left;
    private long _sequence;
    private long _ticks;
    private long _lastTicks;

    public void Begin(in BlockHeader header, ReadOnlyMemory<byte> rows)
    {
        _targets.Clear();
        _rows = rows;
        _position = 0;
        _left = header.RowCount;
        _sequence = header.FirstSequence;
        _ticks = header.FirstTicks;
        _lastTicks = header.LastTicks;
    }

    /// <summary>False at the end of the block.</summary>
    /// <exception cref="InvalidDataException">The block does not hold what its head says.</exception>
    public bool TryRead(out VenueInput input)
    {
        if (_left == 0)
        {
            if (_position < _rows.Length)
                throw new InvalidDataException("A block of the recording holds more than its rows.");
            if (_ticks != _lastTicks)
                throw new InvalidDataException("A block of the recording does not end at the time that its head says.");
            input = default;
            return false;
        }
        _left--;
        SpanScanner scanner = new(_rows.Span, _position);
        _ticks += (long)scanner.ReadUnsigned();
        if ((ulong)_ticks > (ulong)_lastTicks)
            throw new InvalidDataException("A row of the recording has a time that cannot be.");
        var kind = (VenueInputKind)scanner.ReadByte();
        var connection = ReadInt(ref scanner);
        var status = ReadInt(ref scanner);
        var target = ReadTarget(ref scanner);
        var length = scanner.ReadCount(RecordingFormat.PayloadBytesMax);
        var payload = _rows.Slice(scanner.Skip(length), length);
        _position = scanner.Position;
        input = new VenueInput(
            _sequence++, new DateTime(_ticks, DateTimeKind.Utc), kind, connection, target, status, payload);
        return true;
    }

    private static int ReadInt(ref SpanScanner scanner)
    {
        var value = scanner.ReadSigned();
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new InvalidDataException("A row of the recording has a number that cannot be.");
    }

    private string ReadTarget(ref SpanScanner scanner)
    {
        var number = scanner.ReadCount(_targets.Count + 1);
        if (number == 0)
            return "";
        if (number <= _targets.Count)
            return _targets[number - 1];
        var length = scanner.ReadCount(RecordingFormat.TargetBytesMax);
        var text = Encoding.UTF8.GetString(_rows.Span.Slice(scanner.Skip(length), length));
        _targets.Add(text);
        return text;
    }
}
