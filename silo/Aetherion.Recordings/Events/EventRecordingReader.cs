using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Reads a normalised recording in order. Nothing is allocated per event. Not for concurrent use.</summary>
public sealed class EventRecordingReader : IDisposable
{
    private readonly RecordingMap _map;
    private readonly BlockReader _blocks;
    private readonly EventRowReader _rows = new();
    private readonly int _instrumentCount;
    private bool _isInBlock;

    private EventRecordingReader(RecordingMap map)
    {
        _map = map;
        _blocks = new BlockReader(map);
        _instrumentCount = map.Manifest.Instruments.Length;
    }

    public RecordingManifest Manifest => _map.Manifest;

    /// <summary>The instruments of the rows, by their index.</summary>
    public ImmutableArray<Instrument> Instruments => _map.Manifest.Instruments;

    public long RowCount => _map.RowCount;

    public DateTime? FirstTime => _map.FirstTime;

    public DateTime? LastTime => _map.LastTime;

    /// <summary>The bids of the row that was read last, when it is of a book.</summary>
    public ReadOnlySpan<PriceLevel> Bids => _rows.Bids;

    /// <summary>The asks of the row that was read last, when it is of a book.</summary>
    public ReadOnlySpan<PriceLevel> Asks => _rows.Asks;

    /// <exception cref="RecordingException">There is no recording of events, or one of a later version.</exception>
    public static EventRecordingReader Open(string folder) => new(RecordingMap.Read(folder, RecordingContent.Events));

    /// <summary>The next event; false at the end.</summary>
    /// <exception cref="RecordingException">A block is damaged.</exception>
    public bool TryRead(out EventRow row)
    {
        try
        {
            while (!_isInBlock || !_rows.TryRead(out row))
            {
                _isInBlock = _blocks.TryRead(out var header, out var rows);
                row = default;
                if (!_isInBlock)
                    return false;
                _rows.Begin(header, rows);
            }
        }
        catch (InvalidDataException exception)
        {
            throw _blocks.Damaged(exception.Message, exception);
        }
        return row.Instrument < _instrumentCount
            ? true
            : throw _blocks.Damaged($"a row is of instrument {row.Instrument}, which the manifest does not name.");
    }

    /// <summary>The event that was read last, with its levels in it.</summary>
    public MarketEvent WithLevels(in EventRow row)
    {
        var (sequence, eventTime, received) = (row.Event.Sequence, row.Event.EventTime, row.Event.ReceivedTime);
        return row.Event.Kind switch
        {
            MarketEventKind.BookSnapshot => MarketEvent.Snapshot(sequence, eventTime, received, Levels()),
            MarketEventKind.BookDelta => MarketEvent.Delta(sequence, eventTime, received, Levels()),
            _ => row.Event,
        };
    }

    public void Dispose() => _blocks.Dispose();

    private BookChange Levels() => new(ImmutableArray.Create(Bids), ImmutableArray.Create(Asks));
}
