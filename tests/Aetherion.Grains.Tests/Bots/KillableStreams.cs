using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A stream provider with a point before and after each publication.</summary>
internal sealed class KillableStreams(
    string name, IStreamProvider inner, KillSwitch killSwitch, Action<StreamId, object>? published = null)
    : IStreamProvider
{
    public string Name => name;

    public bool IsRewindable => inner.IsRewindable;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        new KillableStream<T>(inner.GetStream<T>(streamId), killSwitch, published);
}
