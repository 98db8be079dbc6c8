using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>The probabilities of the regimes of an instrument and timeframe, bar by bar.</summary>
internal sealed class RegimeProbabilitiesHub(StreamServices services, RegimeKey key)
    : ConflatingHub<RegimeProbabilitiesUpdateType>(services)
{
    private RegimeEstimate? _first;

    public override ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken) =>
        new(new RegimeProbabilitiesSnapshotType(Epoch, Services.Now, key, Log.Latest?.Estimate ?? _first));

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        AddSource(await Services.Streams.SubscribeAsync<RegimeBarBatch>(StreamNames.RegimeBarsOf(key), _ => Touch()));
        _first = await ReadAsync();
        return (Services.MakeEpoch(), _first?.Sequence ?? 0);
    }

    protected override async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync() is { } estimate && estimate.Sequence > Log.Last)
            Publish(new RegimeProbabilitiesUpdateType(Epoch, Log.Last, estimate));
        return true;
    }

    protected override RegimeProbabilitiesUpdateType? Merge(long sequence, RegimeProbabilitiesUpdateType[]? changes) =>
        Log.Latest is { } latest ? new RegimeProbabilitiesUpdateType(Epoch, sequence, latest.Estimate) : null;

    private async Task<RegimeEstimate?> ReadAsync()
    {
        var estimate = await Services.Grains.GetRegime(key).GetEstimate();
        if (estimate is null)
            SetState(StreamState.Syncing, StreamReason.NoData);
        else
            SetState(StreamState.Live);
        return estimate;
    }
}
