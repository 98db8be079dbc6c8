namespace Aetherion.Domain.Venues.Sessions;

/// <summary>
/// How far the times of events were ahead of ours when they came, the least and the greatest of one to two seconds: what the venue's
/// clock says of itself with every frame. An event may be later than its time by its way to us, and never earlier.
/// </summary>
internal sealed class EventLeads
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    private DateTime _begin;
    private TimeSpan _least;
    private TimeSpan _greatest;
    private TimeSpan _leastBefore;
    private TimeSpan _greatestBefore;
    private DateTime _since;

    /// <summary>Whether no event came since the last <see cref="Clear"/>.</summary>
    public bool IsEmpty => _since == default;

    /// <summary>The time of the first event that <see cref="Greatest"/> counts.</summary>
    public DateTime Since => _since;

    public TimeSpan Greatest => _greatest > _greatestBefore ? _greatest : _greatestBefore;

    public void Add(TimeSpan lead, DateTime now)
    {
        if (IsEmpty || now - _begin >= Span)
            Begin(now);
        if (lead < _least)
            _least = lead;
        if (lead > _greatest)
            _greatest = lead;
    }

    public void Clear() => _since = default;

    /// <summary>Whether an event came lately.</summary>
    public bool IsRecent(DateTime now) => !IsEmpty && now - _begin < 2 * Span;

    /// <summary>The least of those that came lately; false where nothing did.</summary>
    public bool TryGetLeast(DateTime now, out TimeSpan least)
    {
        least = _least < _leastBefore ? _least : _leastBefore;
        return IsRecent(now);
    }

    private void Begin(DateTime now)
    {
        var isNew = IsEmpty || now - _begin >= 2 * Span;
        (_leastBefore, _greatestBefore) = isNew ? (TimeSpan.MaxValue, TimeSpan.MinValue) : (_least, _greatest);
        _since = isNew ? now : _begin;
        _begin = now;
        (_least, _greatest) = (TimeSpan.MaxValue, TimeSpan.MinValue);
    }
}
