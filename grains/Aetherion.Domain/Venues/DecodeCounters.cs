namespace Aetherion.Domain.Venues;

/// <summary>
/// What a decoder has seen, so that nothing disappears unnoticed: frames by status and by kind, and the names of events
/// that it does not know.
/// </summary>
public sealed class DecodeCounters
{
    /// <summary>The most names of unknown events kept; further ones count as <see cref="OtherName"/>.</summary>
    public const int UnknownNamesMax = 64;

    /// <summary>Stands for all names beyond <see cref="UnknownNamesMax"/>.</summary>
    public static readonly ShortText OtherName = new("(other)");

    private readonly long[] _statuses = new long[Enum.GetValues<DecodeStatus>().Length];
    private readonly long[] _kinds = new long[Enum.GetValues<VenueMessageKind>().Length];
    private readonly Dictionary<ShortText, long> _unknownEvents = [];

    /// <summary>Unknown values of enumerations in frames that were decoded.</summary>
    public long UnknownValueCount { get; private set; }

    /// <summary>Frames and answers of whatever status.</summary>
    public long TotalCount { get; private set; }

    /// <summary>How often each event that is not known here was met.</summary>
    public IReadOnlyDictionary<ShortText, long> UnknownEvents => _unknownEvents;

    public long CountOf(DecodeStatus status) => _statuses[(int)status];

    /// <summary>The frames of a kind that were decoded.</summary>
    public long CountOf(VenueMessageKind kind) => _kinds[(int)kind];

    internal void Add(DecodeStatus status, VenueMessage message)
    {
        _statuses[(int)status]++;
        TotalCount++;
        if (status == DecodeStatus.Decoded)
            _kinds[(int)message.Kind]++;
        UnknownValueCount += message.UnknownValueCount;
    }

    internal void AddUnknownEvent(ShortText name)
    {
        if (_unknownEvents.Count >= UnknownNamesMax && !_unknownEvents.ContainsKey(name))
            name = OtherName;
        _unknownEvents[name] = _unknownEvents.GetValueOrDefault(name) + 1;
    }
}
