namespace Aetherion.GrainHost.Core.Streams;

/// <summary>The observers that an activation has attached to its subscriptions. Touched on its turns only.</summary>
internal sealed class StreamSinks
{
    private readonly Dictionary<Guid, IStreamSink> _sinks = [];

    public void Attach(Guid subscriptionId, IStreamSink sink) => _sinks[subscriptionId] = sink;

    public void Detach(Guid subscriptionId) => _sinks.Remove(subscriptionId);

    public IStreamSink? Find(Guid subscriptionId) => _sinks.GetValueOrDefault(subscriptionId);
}
