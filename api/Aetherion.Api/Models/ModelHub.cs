using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>
/// The registry's journal. It is looked at again and again, because commands of other processes write to it too.
/// </summary>
internal sealed class ModelHub(StreamServices services, IModelRegistry registry)
    : PolledHub<ModelEventType>(services, StreamLimits.LosslessWindow)
{
    public override bool IsLossless => true;

    public override bool IsStored => true;

    public override async ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var sequence = Log.Last;
        var models = await registry.ListAsync(ModelFilter.None, ModelQueries.ModelsMax, cancellationToken);
        return new ModelSnapshotType(
            Epoch,
            sequence,
            Services.Now,
            [.. models.Where(model => model.State == ModelState.Champion).Select(model => new ModelType(model))]);
    }

    public override async Task<IReadOnlyList<ModelEventType>> ReadStoredAsync(
        long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var page = await registry.ReadEventsAsync(afterSequence, limit, cancellationToken);
        return [.. page.Select(entry => new ModelEventType(Epoch, entry))];
    }

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        var latest = await registry.ReadLatestEventsAsync(null, 1, cancellationToken);
        return (await Services.GetDataEpochAsync(cancellationToken), latest.IsEmpty ? 0 : latest[0].Number);
    }

    protected override async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ModelEventType> page;
        do
        {
            page = await ReadStoredAsync(Log.Last, StreamLimits.StoredPageSize, cancellationToken);
            Publish([.. page]);
        }
        while (page.Count == StreamLimits.StoredPageSize);
        return true;
    }
}
