using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>The recording of turns: in which order symbols took what their venues said.</summary>
internal sealed class TurnSource(string folder, SessionTurns turns, DateTime? to) : ReplaySource
{
    private readonly RecordingReader _reader = RecordingReader.Open(folder);
    private VenueInput _input;

    public override DateTime Time => _input.ReceivedTime;

    public override bool IsClock => _input.Kind == VenueInputKind.Clock;

    public override bool MoveNext()
    {
        var isRead = _reader.TryRead(out _input);
        if (isRead && !(_input.ReceivedTime > to))
            return true;
        turns.End(isRead || _reader.End is { IsEarly: false } ? null : RecordingEnd.Tell(_reader.End));
        return false;
    }

    public override void Handle()
    {
        try
        {
            turns.Handle(_input);
        }
        catch (Exception exception) when (RecordedSessions.IsOfInput(exception))
        {
            throw RecordedSessions.Refuse(_input, folder, exception);
        }
    }

    public override void Dispose() => _reader.Dispose();
}
