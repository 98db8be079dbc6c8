using System.Diagnostics.CodeAnalysis;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>
/// Reads the inputs of a recording in order, from the start or from where it was told. What a crash tore off at the end is left
/// out; damage anywhere else is an exception that names the block. Not for concurrent use.
/// </summary>
public sealed class RecordingReader : IDisposable
{
    private readonly BlockReader _blocks;
    private readonly InputRowReader _rows = new();
    private bool _isInBlock;
    private VenueInput _first;
    private bool _hasFirst;

    private RecordingReader(RecordingMap map)
    {
        Map = map;
        _blocks = new BlockReader(map);
    }

    public RecordingManifest Manifest => Map.Manifest;

    /// <summary>How it ended; null when it was cut off or still goes on.</summary>
    public RecordingEnd? End => Map.End;

    internal RecordingMap Map { get; }

    public long RowCount => Map.RowCount;

    public DateTime? FirstTime => Map.FirstTime;

    public DateTime? LastTime => Map.LastTime;

    /// <exception cref="RecordingException">There is no recording of inputs, or one of a later version.</exception>
    public static RecordingReader Open(string folder) => new(RecordingMap.Read(folder, RecordingContent.Inputs));

    /// <summary>The next input; its payload is valid until the next call. False at the end.</summary>
    /// <exception cref="RecordingException">A block is damaged.</exception>
    public bool TryRead(out VenueInput input)
    {
        if (_hasFirst)
        {
            (input, _hasFirst) = (_first, false);
            return true;
        }
        while (true)
        {
            if (!_isInBlock && !TryBeginBlock())
            {
                input = default;
                return false;
            }
            if (TryReadRow(out input))
                return true;
            _isInBlock = false;
        }
    }

    /// <summary>Goes on with the first input that was received at that time or later.</summary>
    public void Seek(DateTime time) =>
        Seek(block => block.LastTicks < time.Ticks, input => input.ReceivedTime < time);

    /// <summary>Goes on with the first input of that sequence or later.</summary>
    public void SeekSequence(long sequence) =>
        Seek(block => block.LastSequence < sequence, input => input.Sequence < sequence);

    public void Dispose() => _blocks.Dispose();

    private void Seek(Predicate<BlockHeader> isBlockBefore, Predicate<VenueInput> isBefore)
    {
        _hasFirst = false;
        _isInBlock = false;
        _blocks.SkipTo(Map.CountBlocks(isBlockBefore));
        while (TryRead(out var input))
        {
            if (isBefore(input))
                continue;
            (_first, _hasFirst) = (input, true);
            return;
        }
    }

    private bool TryBeginBlock()
    {
        if (!_blocks.TryRead(out var header, out var rows))
            return false;
        _rows.Begin(header, rows);
        _isInBlock = true;
        return true;
    }

    private bool TryReadRow([NotNullWhen(true)] out VenueInput input)
    {
        try
        {
            return _rows.TryRead(out input);
        }
        catch (InvalidDataException exception)
        {
            throw _blocks.Damaged(exception.Message, exception);
        }
    }
}
