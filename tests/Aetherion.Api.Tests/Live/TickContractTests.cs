using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Live;

public sealed class TickContractTests : SubscriptionContract
{
    private long _sequence;

    protected override bool IsLossless => false;

    protected override bool IsMerging => false;

    protected override int Window => TickHub.TradesWindow;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        SymbolSubscriptions.Tick(
            World.Feed, World.Services, World.Parts.Catalog, "sim:BTC-USD", maxRate, from?.Sequence, from?.Epoch,
            cancellationToken);

    // Books and quotes take sequences too.
    private protected override Task ChangeAsync(int count)
    {
        var trades = Enumerable.Range(1, count).Select(i => TestData.Trade(_sequence + (3 * i))).ToArray();
        _sequence += 3 * count;
        World.Parts.Btc.Trades = [trades[^1]];
        return World.Parts.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(trades));
    }

    [Fact]
    public async Task At_a_rate_trades_are_merged_into_the_latest()
    {
        var client = await SubscribeAsync(maxRate: 10);
        var snapshot = await client.NextAsync("the snapshot");
        await MoveAsync(3);

        var change = (TickUpdateType)await client.NextAsync("the change");

        change.PreviousSequence.ShouldBe(snapshot.Sequence);
        change.Sequence.ShouldBe(_sequence);
    }
}
