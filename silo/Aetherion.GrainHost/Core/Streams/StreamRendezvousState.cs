namespace Aetherion.GrainHost.Core.Streams;

/// <summary>What a rendezvous stores.</summary>
internal sealed class StreamRendezvousState
{
    public List<StreamSubscription> Subscriptions { get; set; } = [];
}
