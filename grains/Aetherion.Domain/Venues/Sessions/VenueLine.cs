using Aetherion.Model;

namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// A path of the venue that is kept connected: opened, watched, opened again after a pause, and replaced by a second
/// connection before the venue cuts the first.
/// </summary>
public sealed class VenueLine
{
    private readonly VenueSession _session;
    private readonly VenueBackoff _backoff;
    private DateTime _retryTime;
    private DateTime _rotateTime = DateTime.MaxValue;

    internal VenueLine(VenueSession session, string path, VenueBackoff backoff)
    {
        _session = session;
        _backoff = backoff;
        Path = path;
    }

    public string Path { get; }

    /// <summary>The connection that is used; null while there is none.</summary>
    public VenueLink? Current { get; private set; }

    /// <summary>The connection that is about to replace it.</summary>
    public VenueLink? Successor { get; private set; }

    /// <summary>Why there is no connection; meaningless while there is one.</summary>
    public FeedReason LossReason { get; private set; } = FeedReason.Connecting;

    /// <summary>Have the connection replaced now, as a venue asks for that is about to close it.</summary>
    public void Rotate() => _rotateTime = _session.Now;

    /// <summary>Give the connection up and begin anew after a pause.</summary>
    public void Reconnect(FeedReason reason)
    {
        if (Current is not { } current)
            return;
        _session.Close(current);
        Lose(current, reason);
    }

    internal void Work(DateTime now)
    {
        if (Current is null)
        {
            if (now >= _retryTime)
                Current = _session.Open(this);
            return;
        }
        Watch(Current, now);
        if (Successor is { } successor)
            Watch(successor, now);
        if (Current is null)
            return;
        if (Successor is null && Current.OpenedTime is not null && now >= _rotateTime)
            Successor = _session.Open(this);
        TryPromote(now);
    }

    internal void Opened(VenueLink link, DateTime now)
    {
        link.Open(now);
        if (link == Current)
            _rotateTime = now + _session.Options.RotateAfter;
    }

    internal void Lose(VenueLink link, FeedReason reason)
    {
        var isHealthy = link.OpenedTime is { } opened && _session.Now - opened >= _session.Options.HealthyMin;
        if (isHealthy)
            _backoff.Reset();
        var retryTime = _session.Now + _backoff.Next();
        if (link == Successor)
        {
            Successor = null;
            _rotateTime = retryTime;
            return;
        }
        LossReason = reason;
        _retryTime = retryTime;
        if (Successor is { OpenedTime: not null } successor)
        {
            Promote(successor);
            return;
        }
        Current = Successor;
        Successor = null;
        _session.OnLost(this);
    }

    /// <summary>Ends the line, without another connection.</summary>
    internal void Retire()
    {
        if (Current is { } current)
            _session.Close(current);
        if (Successor is { } successor)
            _session.Close(successor);
        Current = Successor = null;
    }

    private void Watch(VenueLink link, DateTime now)
    {
        if (link.OpenedTime is null)
        {
            if (now - link.AskedTime >= _session.Options.OpenTimeout)
                Abandon(link, FeedReason.Connecting);
        }
        else if (now - link.LastFrameTime >= _session.Options.SilenceMax && _session.AwaitsFrames(this))
        {
            Abandon(link, FeedReason.Silent);
        }
    }

    private void Abandon(VenueLink link, FeedReason reason)
    {
        _session.Close(link);
        Lose(link, reason);
    }

    private void TryPromote(DateTime now)
    {
        if (Successor is not { OpenedTime: { } opened } successor)
            return;
        var age = now - opened;
        var isDue = age >= _session.Options.OverlapMin && successor.IsSent && _session.HasCaughtUp(successor);
        if (!isDue && age < _session.Options.OverlapMax)
            return;
        _session.Close(Current!);
        Promote(successor);
    }

    private void Promote(VenueLink successor)
    {
        Current = successor;
        Successor = null;
        _rotateTime = successor.OpenedTime!.Value + _session.Options.RotateAfter;
        _session.OnSwitched(this);
    }
}
