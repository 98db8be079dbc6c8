namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// For how long something is asked for in vain before the session does without it. Only time in which there is a connection counts:
/// a venue that is away as a whole says nothing of what it can give. A try counts for no longer than the longest pause, however long
/// it waited for the budget or for a machine that stood still.
/// </summary>
internal sealed class VenuePatience(VenueSession session, VenueBackoff backoff)
{
    private TimeSpan _spent;
    private DateTime? _lastFailure;

    /// <summary>Before this time it is not asked for again.</summary>
    public DateTime RetryTime { get; private set; }

    /// <summary>It came.</summary>
    public void Reset()
    {
        backoff.Reset();
        _spent = TimeSpan.Zero;
        _lastFailure = null;
    }

    /// <summary>It did not come. The answer is whether to do without it.</summary>
    public bool Fail(bool isConnected)
    {
        RetryTime = session.Now + backoff.Next();
        var options = session.Options;
        if (options.FetchPatience <= TimeSpan.Zero)
            return backoff.Failures >= options.FetchAttemptsMax;
        if (isConnected && _lastFailure is { } last)
            _spent += session.Now - last < options.RetryMax ? session.Now - last : options.RetryMax;
        _lastFailure = session.Now;
        return _spent >= options.FetchPatience;
    }
}
