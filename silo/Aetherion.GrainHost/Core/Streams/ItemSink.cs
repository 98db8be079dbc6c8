using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>Gives an observer one item after the other.</summary>
internal sealed class ItemSink<T>(IAsyncObserver<T> observer, ValueCopier copier) : IStreamSink
{
    public async Task DeliverAsync(StreamDelivery delivery)
    {
        while (!delivery.IsOver)
        {
            var entry = delivery.Entries[delivery.Delivered];
            delivery.Offered = 1;
            await OfferAsync(entry);
            delivery.Delivered++;
        }
    }

    public Task ReportAsync(Exception exception) => observer.OnErrorAsync(copier.CopyException(exception));

    private Task OfferAsync(StreamEntry entry) => entry.Kind switch
    {
        StreamEntryKind.Item => observer.OnNextAsync(copier.Copy((T)entry.Item!, isImmutable: false), entry.Token),
        StreamEntryKind.Completed => observer.OnCompletedAsync(),
        _ => ReportAsync((Exception)entry.Item!),
    };
}
