using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>The regime changes of an instrument and timeframe.</summary>
internal sealed class RegimeHub(StreamServices services, IRegimeHistory history, RegimeRules rules, RegimeKey key)
    : LosslessHub<RegimeTransition, RegimeChangeType>(services)
{
    public override async ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var sequence = Log.Last;
        var estimate = await Services.Grains.GetRegime(key).GetEstimate();
        return new RegimeSnapshotType(
            Epoch,
            sequence,
            estimate?.BarCloseTime ?? Services.Now,
            key,
            estimate is null ? null : new RegimeStateType(estimate, rules));
    }

    public override async Task<IReadOnlyList<RegimeChangeType>> ReadStoredAsync(
        long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var page = await history.ReadTransitionsAfterAsync(key, afterSequence, limit, cancellationToken);
        return [.. page.Select(transition => new RegimeChangeType(Epoch, transition))];
    }

    protected override long SequenceOf(RegimeTransition item) => item.Number;

    protected override ValueTask<RegimeChangeType> ToChangeAsync(
        RegimeTransition item, CancellationToken cancellationToken) => new(new RegimeChangeType(Epoch, item));

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        AddSource(await Services.Streams.SubscribeAsync<RegimeTransition>(StreamNames.RegimeChangesOf(key), Accept));
        var latest = await history.ReadTransitionsAsync(key, null, null, 1, newestFirst: true, cancellationToken);
        return (await Services.GetDataEpochAsync(cancellationToken), latest.IsEmpty ? 0 : latest[0].Number);
    }
}
