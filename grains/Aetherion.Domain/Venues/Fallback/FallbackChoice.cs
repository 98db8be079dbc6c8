using Aetherion.Model;

namespace Aetherion.Domain.Venues.Fallback;

/// <summary>
/// Which of several venues feeds a symbol: the most preferred that is live. The one in charge keeps its place until it was
/// not live for <see cref="FallbackOptions.SwitchAfter"/>, or one before it was live for
/// <see cref="FallbackOptions.ReturnAfter"/>, so that a venue that comes and goes does not take the symbol along. It knows
/// nothing but who is live and what time it is; times never go back.
/// </summary>
public sealed class FallbackChoice
{
    private readonly FallbackOptions _options;
    private readonly DateTime?[] _liveSince;
    private DateTime _lostTime;

    /// <param name="count">The number of venues, the most preferred first.</param>
    /// <param name="now">When the choice begins.</param>
    public FallbackChoice(int count, FallbackOptions options, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _liveSince = new DateTime?[count];
        _lostTime = now;
    }

    /// <summary>The place of the venue in charge; null before the first is chosen.</summary>
    public int? Current { get; private set; }

    /// <summary>Whether the venue in charge is live.</summary>
    public bool IsLive => Current is { } current && _liveSince[current] is not null;

    /// <summary>A venue is live, or is not.</summary>
    public void SetLive(int source, bool isLive, DateTime now)
    {
        if (isLive == _liveSince[source] is not null)
            return;
        _liveSince[source] = isLive ? now : null;
        if (!isLive && source == Current)
            _lostTime = now;
    }

    /// <summary>Puts another venue in charge where that is due.</summary>
    /// <returns>Why; null where nothing changes.</returns>
    public FeedSwitchReason? Decide(DateTime now)
    {
        if (IsLive)
        {
            var preferred = Array.FindIndex(_liveSince, since => now - since >= _options.ReturnAfter);
            return preferred >= 0 && preferred < Current ? Use(preferred, FeedSwitchReason.Preferred) : null;
        }
        var first = Array.FindIndex(_liveSince, since => since is not null);
        // The start waits for the preferred venue as long as a loss would.
        if (first < 0 || (now - _lostTime < _options.SwitchAfter && (Current is not null || first > 0)))
            return null;
        return Use(first, Current is null ? FeedSwitchReason.First : FeedSwitchReason.Lost);
    }

    private FeedSwitchReason Use(int source, FeedSwitchReason reason)
    {
        Current = source;
        return reason;
    }
}
