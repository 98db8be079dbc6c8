using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>Gives an observer all items up to the next one that is none.</summary>
internal sealed class BatchSink<T>(IAsyncBatchObserver<T> observer, ValueCopier copier) : IStreamSink
{
    public async Task DeliverAsync(StreamDelivery delivery)
    {
        while (!delivery.IsOver)
        {
            var entry = delivery.Entries[delivery.Delivered];
            if (entry.Kind == StreamEntryKind.Item)
                await OfferItemsAsync(delivery);
            else
                await OfferMarkAsync(delivery, entry);
            delivery.Delivered += delivery.Offered;
        }
    }

    public Task ReportAsync(Exception exception) => observer.OnErrorAsync(copier.CopyException(exception));

    private Task OfferItemsAsync(StreamDelivery delivery)
    {
        var items = new List<SequentialItem<T>>(delivery.Entries.Count - delivery.Delivered);
        for (var index = delivery.Delivered; index < delivery.Entries.Count; index++)
        {
            var entry = delivery.Entries[index];
            if (entry.Kind != StreamEntryKind.Item)
                break;
            items.Add(new SequentialItem<T>(copier.Copy((T)entry.Item!, isImmutable: false), entry.Token));
        }

        delivery.Offered = items.Count;
        return observer.OnNextAsync(items);
    }

    private Task OfferMarkAsync(StreamDelivery delivery, StreamEntry entry)
    {
        delivery.Offered = 1;
        return entry.Kind == StreamEntryKind.Completed
            ? observer.OnCompletedAsync()
            : ReportAsync((Exception)entry.Item!);
    }
}
