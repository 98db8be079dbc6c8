namespace Aetherion.Api.Live;

/// <summary>Subscribers' entrance to the streams.</summary>
internal sealed class StreamFeed(StreamHubs hubs, StreamPacers pacers)
{
    /// <param name="key">A value that tells the stream from every other one.</param>
    /// <param name="make">Makes the stream when nobody listens to it yet.</param>
    public IAsyncEnumerable<TEvent> ReadAsync<TEvent, TChange>(
        object key,
        Func<StreamHub<TChange>> make,
        StreamPosition? from,
        int? maxRate,
        CancellationToken cancellationToken)
        where TEvent : IStreamEvent
        where TChange : StreamChange
    {
        if (maxRate is { } rate)
            UpdateRate.ToInterval(rate);
        return new StreamReader<TEvent, TChange>(hubs, pacers, key, make).ReadAsync(from, maxRate, cancellationToken);
    }
}
