using Aetherion.Domain.Venues.Fallback;

namespace Aetherion.Recordings;

/// <summary>
/// One symbol that several venues feed by turns, in a replay: takes what they say in the order in which it did live, whichever comes first
/// in the replay, what is said or its turn. Where something of either was not recorded it ends. Not for concurrent use.
/// </summary>
internal sealed class SymbolTurns(FallbackDefinition definition, IReplaySink sink)
{
    /// <summary>
    /// The most that waits for its turn, and turns that wait for what is to be taken. In a session a queue of some thousands is between
    /// them.
    /// </summary>
    private const int WaitingMax = 1 << 17;

    /// <summary>In place of a venue: the symbol took nothing more.</summary>
    private const int Failure = FallbackInput.Clock - 1;

    private readonly Queue<FallbackInput>[] _said = [.. definition.Sources.Select(_ => new Queue<FallbackInput>())];

    /// <summary>How the recording of a venue ended; null while it has more.</summary>
    private readonly string?[] _ends = new string?[definition.Sources.Length];

    private readonly Queue<(int Source, DateTime Time)> _turns = new();
    private FallbackFeed? _feed;
    private DateTime? _time;
    private Exception? _fault;
    private string? _failure;
    private string? _cut;
    private bool _isEnded;
    private bool _isFinal;

    /// <summary>What the replay lacks of it; null while it has everything.</summary>
    public MissingRest? Missing { get; private set; }

    public void Begin(TurnStart start, DateTime time)
    {
        if (_feed is not null)
            throw new InvalidOperationException($"{definition.Id} has begun before.");
        _time = time;
        _feed = new FallbackFeed(
            definition.Id, definition.Sources, definition.Options, start.Known, start.Start, time,
            sink.Begin(definition.Id, start.Start));
    }

    /// <summary>It is the turn of a venue, or of the time.</summary>
    public void Turn(int source, DateTime time)
    {
        if (source < FallbackInput.Clock || source >= _said.Length)
            throw new InvalidDataException($"{definition.Id} has no venue {source}.");
        RequireUnfailed();
        Enqueue(source, time);
    }

    /// <summary>It failed in the session, and took nothing more.</summary>
    public void Fail(string why, DateTime time)
    {
        RequireUnfailed();
        _failure = why;
        Enqueue(Failure, time);
    }

    /// <summary>A venue says something.</summary>
    public void Say(in FallbackInput input)
    {
        if (Missing is not null || (_isEnded && _cut is null && _turns.Count == 0))
            return;
        var said = _said[input.Source];
        if (said.Count == WaitingMax)
        {
            EndFinally("it took nothing more, and its recording does not say why");
            return;
        }
        said.Enqueue(input);
        Work();
    }

    /// <summary>The recording of a venue is at its end: turns that find nothing more of it cannot be taken.</summary>
    public void EndSource(int source, string why)
    {
        _ends[source] = why;
        Work();
    }

    /// <summary>No more turns come: what is said from now on, the session did not take any more.</summary>
    /// <param name="cut">How the recording ended where it did before the session; null where it has all turns.</param>
    public void End(string? cut)
    {
        (_isEnded, _cut) = (true, cut);
        Work();
    }

    private void RequireUnfailed()
    {
        if (_feed is null)
            throw new InvalidOperationException($"{definition.Id} has not begun.");
        if (_isFinal || _failure is not null)
            throw new InvalidDataException($"{definition.Id} took something more after it had failed.");
    }

    private void Enqueue(int source, DateTime time)
    {
        if (Missing is not null)
            return;
        if (_turns.Count == WaitingMax)
            throw new InvalidDataException(
                $"{definition.Id} took more than the recording of {definition.Sources[_turns.Peek().Source].Venue} holds.");
        _turns.Enqueue((source, time));
        Work();
    }

    private void Work()
    {
        while (Missing is null && _turns.TryPeek(out var turn) && TryTake(turn.Source, turn.Time))
            _turns.Dequeue();
        if (Missing is null && _isEnded && _turns.Count == 0)
            Settle();
    }

    private bool TryTake(int source, DateTime time)
    {
        if (source == Failure)
        {
            EndFinally($"its feed failed in the session: {_failure}");
            return false;
        }
        if (_fault is not null)
            throw new InvalidDataException($"{definition.Id} took something that it cannot have: {_fault.Message}", _fault);
        var input = FallbackInput.OfClock(time);
        if (source != FallbackInput.Clock && !_said[source].TryDequeue(out input))
        {
            if (_ends[source] is { } end)
                EndHere($"what {definition.Sources[source].Venue} said then is not recorded, {end}");
            return false;
        }
        _time = time;
        Apply(input with { Time = time });
        return true;
    }

    /// <summary>What fails here failed in the session too, which then has nothing more of it.</summary>
    private void Apply(in FallbackInput input)
    {
        try
        {
            input.ApplyTo(_feed!);
        }
        catch (Exception exception)
        {
            _fault = exception;
        }
    }

    /// <summary>All turns are taken.</summary>
    private void Settle()
    {
        if (_fault is not null)
            EndFinally($"its feed fails there: {_fault.Message}");
        else if (_cut is not null && _said.Any(said => said.Count > 0))
            EndHere($"in which order it took what its venues said is not recorded, {_cut}");
    }

    private void EndFinally(string why)
    {
        _isFinal = true;
        EndHere(why);
    }

    private void EndHere(string why)
    {
        Missing = new MissingRest(definition.Id.ToString(), _time, why);
        _turns.Clear();
        foreach (var said in _said)
            said.Clear();
    }
}
