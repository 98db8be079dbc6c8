namespace Aetherion.GrainHost.Core.Streams;

/// <summary>Entries on their way to one observer, and how far they got.</summary>
internal sealed class StreamDelivery(IReadOnlyList<StreamEntry> entries, StreamCursor cursor)
{
    private readonly int _rewinds = cursor.Rewinds;

    public IReadOnlyList<StreamEntry> Entries { get; } = entries;

    /// <summary>How many entries the observer has taken.</summary>
    public int Delivered { get; set; }

    /// <summary>How many entries the observer is being given at this moment.</summary>
    public int Offered { get; set; }

    /// <summary>
    /// Whether the subscription was rewound since, for example by the activation this delivery led to.
    /// </summary>
    public bool IsOvertaken => cursor.Rewinds != _rewinds;

    public bool IsOver => Delivered >= Entries.Count || IsOvertaken;
}
