namespace Aetherion.Domain.Venues.Sessions;

/// <summary>One connection of a <see cref="VenueLine"/>, from the wish to open it to its end.</summary>
public sealed class VenueLink
{
    /// <summary>The most texts that wait to be sent; a session that needs more has lost its way.</summary>
    public const int OutboxMax = 4096;

    private readonly Queue<string> _outbox = new();
    private DateTime _nextSend;

    internal VenueLink(VenueLine line, int number, DateTime askedTime)
    {
        Line = line;
        Number = number;
        AskedTime = askedTime;
    }

    public VenueLine Line { get; }

    public int Number { get; }

    public DateTime AskedTime { get; }

    /// <summary>Null until it is open.</summary>
    public DateTime? OpenedTime { get; private set; }

    /// <summary>When the last frame came; when it was opened before the first.</summary>
    public DateTime LastFrameTime { get; internal set; }

    /// <summary>Whether all that it was told is sent.</summary>
    public bool IsSent => _outbox.Count == 0;

    /// <summary>Sends a text, when the venue's message rate allows it.</summary>
    public void Send(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (_outbox.Count == OutboxMax)
            throw new InvalidOperationException($"{OutboxMax} texts wait on connection {Number}.");
        _outbox.Enqueue(text);
    }

    internal void Open(DateTime now)
    {
        OpenedTime = now;
        LastFrameTime = now;
        _nextSend = now;
    }

    /// <summary>The next text that may be sent now; null when there is none.</summary>
    internal string? TakeText(DateTime now, TimeSpan interval)
    {
        if (OpenedTime is null || now < _nextSend || !_outbox.TryDequeue(out var text))
            return null;
        _nextSend = now + interval;
        return text;
    }
}
