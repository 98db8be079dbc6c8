using Aetherion.Domain.Venues.Fallback;

namespace Aetherion.Recordings;

/// <summary>
/// One symbol that several venues feed by turns, in a replay: takes what they say in the order in which it did live, whichever comes first
/// in the replay, what is said or its turn. Not for concurrent use.
/// </summary>
internal sealed class SymbolTurns(FallbackDefinition definition, IReplaySink sink)
{
    /// <summary>
    /// The most that waits for its turn, and turns that wait for what is to be taken. In a session a queue of some thousands is between
    /// them.
    /// </summary>
    private const int WaitingMax = 1 << 17;

    private readonly Queue<FallbackInput>[] _said = [.. definition.Sources.Select(_ => new Queue<FallbackInput>())];
    private readonly Queue<(int Source, DateTime Time)> _turns = new();
    private FallbackFeed? _feed;
    private bool _isEnded;

    public void Begin(TurnStart start, DateTime time)
    {
        if (_feed is not null)
            throw new InvalidOperationException($"{definition.Id} has begun before.");
        _feed = new FallbackFeed(
            definition.Id, definition.Sources, definition.Options, start.Known, start.Start, time,
            sink.Begin(definition.Id, start.Start));
    }

    /// <summary>It is the turn of a venue, or of the time.</summary>
    public void Turn(int source, DateTime time)
    {
        if (_feed is null)
            throw new InvalidOperationException($"{definition.Id} has not begun.");
        if (source < FallbackInput.Clock || source >= _said.Length)
            throw new InvalidDataException($"{definition.Id} has no venue {source}.");
        if (_turns.Count == WaitingMax)
            throw new InvalidDataException(
                $"{definition.Id} took more than the recording of {definition.Sources[_turns.Peek().Source].Venue} holds.");
        _turns.Enqueue((source, time));
        Work();
    }

    /// <summary>A venue says something.</summary>
    public void Say(in FallbackInput input)
    {
        if (_isEnded && _turns.Count == 0)
            return;
        var said = _said[input.Source];
        if (said.Count == WaitingMax)
            throw new InvalidDataException($"{definition.Id} did not take what {definition.Sources[input.Source].Venue} said.");
        said.Enqueue(input);
        Work();
    }

    /// <summary>No more turns come: what is said from now on, the session did not take any more.</summary>
    public void End() => _isEnded = true;

    private void Work()
    {
        while (_turns.TryPeek(out var turn))
        {
            var input = FallbackInput.OfClock(turn.Time);
            if (turn.Source != FallbackInput.Clock && !_said[turn.Source].TryDequeue(out input))
                return;
            _turns.Dequeue();
            (input with { Time = turn.Time }).ApplyTo(_feed!);
        }
    }
}
