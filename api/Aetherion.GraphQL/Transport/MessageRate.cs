namespace Aetherion.GraphQL.Transport;

/// <summary>Counts what one client sends, by seconds; not for several threads.</summary>
internal sealed class MessageRate(int maxPerSecond, TimeProvider time)
{
    private long _second = time.GetTimestamp();
    private int _count;

    /// <summary>How many have come so far.</summary>
    public long Total { get; private set; }

    /// <summary>Counts one; false when it is one too many for this second.</summary>
    public bool TryTake()
    {
        Total++;
        if (time.GetElapsedTime(_second) >= TimeSpan.FromSeconds(1))
            (_second, _count) = (time.GetTimestamp(), 0);
        return ++_count <= maxPerSecond;
    }
}
