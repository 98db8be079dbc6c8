using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Writes normalised events into a new folder, in the order in which they were received. Not for concurrent use.
/// </summary>
public sealed class EventRecordingWriter : IDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly SegmentWriter _segments;
    private readonly ByteWriter _rows = new();
    private readonly EventRowWriter _encoder;
    private readonly Dictionary<InstrumentId, int> _instruments = [];
    private readonly List<Instrument> _listed = [];
    private readonly RecordingManifest _manifest;
    private int _rowCount;
    private long _firstTicks;
    private long _lastTicks;

    private EventRecordingWriter(string folder, RecordingManifest manifest, TimeProvider time)
    {
        _folder = folder;
        _manifest = manifest;
        _time = time;
        _segments = new SegmentWriter(folder, RecordingContent.Events, SegmentWriter.CreateFile);
        _encoder = new EventRowWriter(_rows);
        foreach (var instrument in manifest.Instruments)
            Register(instrument);
    }

    public long RowCount { get; private set; }

    /// <summary>Begins a recording in a folder that is not there or empty.</summary>
    /// <exception cref="RecordingException">There is something in the folder.</exception>
    public static EventRecordingWriter Create(string folder, RecordingManifest manifest, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        RecordingFolder.RequireEmpty(folder);
        Directory.CreateDirectory(folder);
        manifest = manifest with { Content = RecordingContent.Events };
        RecordingDocuments.Write(folder, RecordingFormat.ManifestName, manifest);
        return new EventRecordingWriter(folder, manifest, time);
    }

    /// <summary>An instrument whose events are about to come. The manifest is written with it.</summary>
    public void List(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        if (_instruments.ContainsKey(instrument.Id))
            return;
        if (_instruments.Count == EventRows.InstrumentsMax)
            throw new RecordingException($"A normalised recording holds at most {EventRows.InstrumentsMax:#,0} instruments.");
        Register(instrument);
        RecordingDocuments.Write(_folder, RecordingFormat.ManifestName, _manifest with { Instruments = [.. _listed] });
    }

    /// <exception cref="KeyNotFoundException">The instrument was not listed.</exception>
    public void Add(InstrumentId instrument, in MarketEvent marketEvent)
    {
        var book = marketEvent.Book;
        var ticks = marketEvent.ReceivedTime.Ticks;
        if (ticks < _lastTicks)
            throw new ArgumentException(
                $"The event of {marketEvent.ReceivedTime:O} was received before the one before it.", nameof(marketEvent));
        if (_rowCount == 0)
        {
            _firstTicks = ticks;
            _encoder.Begin(ticks);
        }
        _encoder.Write(_instruments[instrument], marketEvent, book is null ? [] : book.Bids.AsSpan(), book is null ? [] : book.Asks.AsSpan());
        _lastTicks = ticks;
        _rowCount++;
        RowCount++;
        if (_rows.Length >= RecordingFormat.BlockBytes)
            WriteBlock();
    }

    /// <summary>Ends the recording as it should.</summary>
    public RecordingEnd Complete(string reason)
    {
        WriteBlock();
        _segments.Complete();
        RecordingEnd end = new(_time.GetUtcNow().UtcDateTime, reason, RowCount, null);
        RecordingDocuments.Write(_folder, RecordingFormat.EndName, end);
        return end;
    }

    public void Dispose() => _segments.Dispose();

    private void Register(Instrument instrument)
    {
        _instruments.Add(instrument.Id, _instruments.Count);
        _listed.Add(instrument);
    }

    private void WriteBlock()
    {
        if (_rowCount == 0)
            return;
        _segments.Write(_rows.Written, _rowCount, RowCount - _rowCount + 1, _firstTicks, _lastTicks);
        _rows.Clear();
        _rowCount = 0;
    }
}
