namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Watches a sequence of Coinbase. Advanced Trade counts every message of a connection, whatever its channel, so each
/// number is checked before its message is dispatched, even when the message is not known or cannot be read. Exchange
/// counts the events of a product, of which a channel other than <c>full</c> carries some: there only going back shows
/// anything.
/// </summary>
/// <param name="isComplete">Whether the stream carries every number.</param>
public sealed class CoinbaseSequence(bool isComplete)
{
    private long? _last;

    /// <summary>Messages that were dropped on the way, where the stream is complete.</summary>
    public long MissingCount { get; private set; }

    public CoinbaseSequenceVerdict Check(long number)
    {
        if (number <= _last)
            return CoinbaseSequenceVerdict.Old;
        var missing = isComplete && _last is { } last ? number - last - 1 : 0;
        _last = number;
        MissingCount += missing;
        return missing > 0 ? CoinbaseSequenceVerdict.Gap : CoinbaseSequenceVerdict.Next;
    }

    /// <summary>Another connection begins to count anew.</summary>
    public void Restart() => _last = null;
}
