namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// What is known of the venue's clock: how far it is ahead of ours by its own answer, and whether that can be believed. It is doubted
/// when it is too far off, when the times of events contradict it, and when our own time has made a jump; then it is asked for anew,
/// and believed again by its answer, or by events that bear it out for a while: answers may be long in coming.
/// </summary>
internal sealed class VenueClock(VenueSessionOptions options)
{
    /// <summary>
    /// A venue's clock that is further off cannot be right: half of what the pipeline takes for possible, and as long as a feed may be
    /// silent there before it is stale.
    /// </summary>
    public static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(30);

    /// <summary>Times of events that are further from the measured clock contradict it: half of the longest round trip, at most.</summary>
    public static readonly TimeSpan ErrorMax = TimeSpan.FromSeconds(1);

    /// <summary>Between two inputs is the interval of the clock; more means that we stood still, or that our time was set.</summary>
    public static readonly TimeSpan InputGapMax = TimeSpan.FromSeconds(5);

    /// <summary>After a shorter gap it is enough to wait for so long whether events bear the new time out.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    /// <summary>Doubt lasts for so long after a time that cannot be, whatever the venue answers.</summary>
    private static readonly TimeSpan ImpossibleWait = TimeSpan.FromSeconds(5);

    /// <summary>Events that bear a doubted clock out for so long, without a pause, end the doubt.</summary>
    private static readonly TimeSpan AgreementMin = TimeSpan.FromSeconds(10);

    /// <summary>All events have to be behind for so long.</summary>
    private static readonly TimeSpan BehindMin = TimeSpan.FromSeconds(1);

    private readonly EventLeads _leads = new();
    private DateTime _asked;
    private DateTime _doubtAfter;
    private DateTime _settled;
    private DateTime? _impossible;
    private DateTime? _agreeing;
    private TimeSpan _pause;
    private bool _isAwaited;
    private bool _isContradicted;
    private bool _isDoubted;

    /// <summary>How far the venue's clock is ahead of ours; null until it was measured.</summary>
    public TimeSpan? Skew { get; private set; }

    /// <summary>Whether bars can be closed and decisions be made by it.</summary>
    public bool IsDoubted => _isDoubted;

    /// <summary>Whether our own time has gone on evenly.</summary>
    public bool IsSettled(DateTime now) => now >= _settled;

    /// <summary>Whether a venue may tell that time.</summary>
    public static bool IsPossible(DateTime time, DateTime now) => time - now <= SkewMax;

    /// <summary>Whether the venue is to be asked: at an interval, and soon again while there was no answer or no belief in it.</summary>
    public bool IsDue(DateTime now) =>
        !_isAwaited && now - _asked >= (Skew is null || _isDoubted ? options.ClockRoundTripMax : options.ClockInterval);

    public void Ask(DateTime now)
    {
        _asked = now;
        _isAwaited = true;
    }

    /// <summary>An event of that time came right now.</summary>
    public void Hear(DateTime time, DateTime now)
    {
        if (IsPossible(time, now))
            _leads.Add(time - now, now);
        else
            (_impossible, _isDoubted) = (now, true);
    }

    /// <summary>Time went on from one input to the next.</summary>
    public void Move(DateTime before, DateTime now)
    {
        if (before == default || now - before < SettleTime)
            return;
        _settled = now + SettleTime;
        if (now - before > InputGapMax)
            Contradict();
    }

    /// <summary>The venue's answer.</summary>
    /// <param name="time">Null where it could not be had.</param>
    public void Take(DateTime? time, DateTime now)
    {
        _isAwaited = false;
        var roundTrip = now - _asked;
        if (time is not { } venueTime || roundTrip > options.ClockRoundTripMax)
            return;
        Skew = venueTime - (_asked + (roundTrip / 2));
        _isContradicted = false;
        // Where the answer changes nothing, events are slow: asking again at once would not help.
        _pause = !Contradicts(now) ? TimeSpan.Zero : Longer(_pause);
        _doubtAfter = now + _pause;
        _leads.Clear();
    }

    /// <summary>Compares what events and the venue say of its clock.</summary>
    public void Judge(DateTime now)
    {
        if (now >= _doubtAfter && Contradicts(now))
            Contradict();
        else if (_isContradicted)
            Hearken(now);
        _isDoubted = _isContradicted || Skew?.Duration() > SkewMax || now - _impossible < ImpossibleWait;
    }

    private void Contradict()
    {
        _isContradicted = _isDoubted = true;
        _agreeing = null;
    }

    /// <summary>The venue has not answered since the doubt: its events may have gone on agreeing with what it said before.</summary>
    private void Hearken(DateTime now)
    {
        _agreeing = Skew is not null && _leads.IsRecent(now) && !Contradicts(now) ? _agreeing ?? now : null;
        if (now - _agreeing >= AgreementMin)
            _isContradicted = false;
    }

    private bool Contradicts(DateTime now)
    {
        if (Skew is not { } skew || _leads.IsEmpty)
            return false;
        var difference = _leads.Greatest - skew;
        return difference > ErrorMax || (difference < -ErrorMax && now - _leads.Since >= BehindMin);
    }

    private TimeSpan Longer(TimeSpan pause)
    {
        var longer = pause == TimeSpan.Zero ? options.ClockRoundTripMax : pause * 2;
        return longer < options.ClockInterval ? longer : options.ClockInterval;
    }
}
