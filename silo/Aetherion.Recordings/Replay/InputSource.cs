using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>The inputs of a venue's session, through a session as it was when the recording began.</summary>
internal sealed class InputSource : ReplaySource
{
    private readonly RecordingReader _reader;
    private readonly VenueSession _session;
    private readonly DateTime? _to;
    private VenueInput _input;

    public InputSource(string folder, ReplayFlow flow, DateTime? to)
    {
        _reader = RecordingReader.Open(folder);
        _session = RecordedSessions.Create(_reader.Manifest, flow);
        _to = to;
    }

    public override DateTime Time => _input.ReceivedTime;

    public override bool IsClock => _input.Kind == VenueInputKind.Clock;

    public override bool MoveNext() => _reader.TryRead(out _input) && !(_input.ReceivedTime > _to);

    public override void Handle() => _session.Handle(_input);

    public override void Dispose() => _reader.Dispose();
}
