using Aetherion.Api.Live;
using Aetherion.Api.Regimes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class RegimeProbabilitiesContractTests : SubscriptionContract
{
    private int _minute;

    protected override bool IsLossless => false;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        RegimeSubscriptions.RegimeProbabilities(
            World.Feed,
            World.Services,
            World.Parts.Catalog,
            "sim:BTC-USD",
            Timeframe.M1,
            maxRate,
            from?.Sequence,
            from?.Epoch,
            cancellationToken);

    private protected override async Task ChangeAsync(int count)
    {
        _minute += count;
        World.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, 0, _minute);
        var bar = new RegimeBar(_minute + 1, TestData.Candle(_minute), default, Regime.Bull, 0.75);
        await World.Parts.Cluster.Streams.PublishAsync(
            StreamNames.RegimeBarsOf(TestData.BtcMinute), new RegimeBarBatch(TestData.BtcMinute, [bar]));
    }
}
