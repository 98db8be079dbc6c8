namespace Aetherion.Recordings;

/// <summary>The events of a normalised recording, as they are.</summary>
internal sealed class EventSource(string folder, IReplaySink sink, DateTime? to) : ReplaySource
{
    private readonly EventRecordingReader _reader = EventRecordingReader.Open(folder);
    private EventRow _row;

    public override DateTime Time => _row.Event.ReceivedTime;

    public override bool IsClock => false;

    public override bool MoveNext() => _reader.TryRead(out _row) && !(_row.Event.ReceivedTime > to);

    public override void Handle() => sink.Add(_reader.Instruments[_row.Instrument].Id, _reader.WithLevels(_row));

    public override void Dispose() => _reader.Dispose();
}
