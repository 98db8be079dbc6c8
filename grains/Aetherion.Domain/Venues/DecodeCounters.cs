namespace Aetherion.Domain.Venues;

/// <summary>
/// What a decoder has seen, so that nothing disappears unnoticed: frames by status and by kind, and the names of events
/// and fields that it does not know.
/// </summary>
public sealed class DecodeCounters
{
    /// <summary>The most names of unknown events, and of unknown fields, kept; further ones count as <see cref="OtherName"/>.</summary>
    public const int UnknownNamesMax = 64;

    /// <summary>Stands for all names beyond <see cref="UnknownNamesMax"/>.</summary>
    public static readonly ShortText OtherName = new("(other)");

    private readonly long[] _statuses = new long[Enum.GetValues<DecodeStatus>().Length];
    private readonly long[] _kinds = new long[Enum.GetValues<VenueMessageKind>().Length];
    private readonly Dictionary<ShortText, long> _unknownEvents = [];
    private readonly Dictionary<UnknownFieldKey, long> _unknownFields = [];

    /// <summary>Unknown values of enumerations in frames that were decoded.</summary>
    public long UnknownValueCount { get; private set; }

    /// <summary>Fields of frames that were decoded whose names are not known here.</summary>
    public long UnknownFieldCount { get; private set; }

    /// <summary>How often each field that is not known here was met, by the kind of message.</summary>
    public IReadOnlyDictionary<UnknownFieldKey, long> UnknownFields => _unknownFields;

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

    /// <summary>Adds those of a message that was decoded.</summary>
    internal void AddUnknownFields(VenueMessage message)
    {
        foreach (var field in message.UnknownFields.Items)
        {
            UnknownFieldKey key = new(message.Kind, field.Name);
            if (_unknownFields.Count >= UnknownNamesMax && !_unknownFields.ContainsKey(key))
                key = new UnknownFieldKey(message.Kind, OtherName);
            _unknownFields[key] = _unknownFields.GetValueOrDefault(key) + field.Count;
            UnknownFieldCount += field.Count;
        }
    }

    internal void AddUnknownEvent(ShortText name)
    {
        if (_unknownEvents.Count >= UnknownNamesMax && !_unknownEvents.ContainsKey(name))
            name = OtherName;
        _unknownEvents[name] = _unknownEvents.GetValueOrDefault(name) + 1;
    }
}
