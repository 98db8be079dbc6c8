using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>The inputs of a venue's session, through a session as it was when the recording began.</summary>
internal sealed class InputSource : ReplaySource
{
    private readonly RecordingReader _reader;
    private readonly string _folder;
    private readonly VenueSession _session;
    private readonly TurnVenueSink? _turns;
    private readonly DateTime? _to;
    private VenueInput _input;

    /// <param name="turns">In front of the sink, where the session has symbols that several venues feed by turns.</param>
    public InputSource(string folder, IVenueSink sink, TurnVenueSink? turns, DateTime? to)
    {
        _folder = folder;
        _reader = RecordingReader.Open(folder);
        _session = RecordedSessions.Create(_reader.Manifest, turns ?? sink);
        _turns = turns;
        _to = to;
    }

    public override DateTime Time => _input.ReceivedTime;

    public override bool IsClock => _input.Kind == VenueInputKind.Clock;

    public override bool MoveNext()
    {
        if (_reader.TryRead(out _input))
            return !(_input.ReceivedTime > _to);
        _turns?.End(_reader.Manifest.Venue, _reader.End);
        return false;
    }

    public override void Handle()
    {
        RecordedSessions.Handle(_session, _input, _reader.End, _folder);
        if (_input.Kind == VenueInputKind.Unwanted)
            _turns?.Remove(new InstrumentId(_reader.Manifest.Venue, _input.Target));
    }

    public override void Dispose() => _reader.Dispose();
}
