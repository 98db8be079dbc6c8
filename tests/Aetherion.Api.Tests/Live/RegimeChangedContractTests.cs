using Aetherion.Api.Live;
using Aetherion.Api.Regimes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class RegimeChangedContractTests : SubscriptionContract
{
    private int _number;

    protected override bool IsLossless => true;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        RegimeSubscriptions.RegimeChanged(
            World.Feed,
            World.Services,
            World.Parts.Catalog,
            World.Parts.Regimes,
            World.Rules,
            "sim:BTC-USD",
            Timeframe.M1,
            from?.Sequence,
            from?.Epoch,
            cancellationToken);

    private protected override async Task ChangeAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _number++;
            var change = TestData.Transition(_number, _number, Regime.Bull, Regime.Crisis);
            World.Parts.Regimes.Transitions.Add(change);
            World.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Crisis, _number, _number);

            // Some do not come through, some come twice; the next one shows what is missing.
            var isLost = _number % 5 == 4 && i + 1 < count;
            var isTwice = _number % 5 == 3;
            for (var sent = isLost ? 2 : isTwice ? 0 : 1; sent < 2; sent++)
            {
                await World.Parts.Cluster.Streams.PublishAsync(
                    StreamNames.RegimeChangesOf(TestData.BtcMinute), change);
            }
        }
    }

    // Older ones are not stored any more, and a new process holds none.
    private protected override async Task LeaveWindowAsync()
    {
        await MoveAsync(3);
        World.Parts.Regimes.Transitions.RemoveAll(transition => transition.Number < _number);
        await RestartAsync();
    }
}
