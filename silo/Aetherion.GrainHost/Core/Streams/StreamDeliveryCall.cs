using Aetherion.GrainModel.CodeGeneration;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Streams.Core;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>The call by which entries, or a report, reach the observer of a subscription on its grain's turn.</summary>
internal sealed class StreamDeliveryCall(
    StreamAgent agent, Guid subscriptionId, StreamDelivery? delivery, Exception? report) : GrainActionRequest
{
    private static readonly GrainMethod Deliver = new(
        typeof(IStreamSink), nameof(IStreamSink), nameof(IStreamSink.DeliverAsync), [], GrainMethodOptions.None);

    public override GrainMethod Method => Deliver;

    internal override bool IsInternal => true;

    protected override async Task Invoke(object grain)
    {
        var activation = (Activation)((IGrainBase)grain).GrainContext;
        var sink = activation.Sinks.Find(subscriptionId) ?? await AskForSinkAsync(activation, grain);
        if (sink is null)
            activation.Runtime.Log.LogWarning(
                "{GrainId} has no observer for its subscription to {Stream}: resume it in OnActivateAsync, "
                + "or unsubscribe",
                activation.GrainId, agent.StreamId);
        else if (report is not null)
            await sink.ReportAsync(report);
        else if (delivery is not null)
            await sink.DeliverAsync(delivery);
    }

    private async Task<IStreamSink?> AskForSinkAsync(Activation activation, object grain)
    {
        if (grain is not IStreamSubscriptionObserver observer)
            return null;
        await observer.OnSubscribed(new StreamSubscriptionHandleFactory(agent, subscriptionId, activation.GrainId));
        return activation.Sinks.Find(subscriptionId);
    }
}
