using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class CandleContractTests : SubscriptionContract
{
    private int _minute;

    protected override bool IsLossless => true;

    private protected override IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken) =>
        SymbolSubscriptions.Candle(
            World.Feed,
            World.Services,
            World.Parts.Catalog,
            World.Parts.Market,
            World.Parts.Regimes,
            "sim:BTC-USD",
            Timeframe.M1,
            maxRate,
            from?.Sequence,
            from?.Epoch,
            cancellationToken);

    private protected override async Task ChangeAsync(int count)
    {
        var bars = new List<RegimeBar>();
        for (var i = 0; i < count; i++, _minute++)
        {
            bars.Add(new RegimeBar(_minute + 1, TestData.Candle(_minute), default, Regime.Bull, 0.8));
            World.Parts.Market.Bars.Add(TestData.Bar(_minute));
            World.Parts.Btc.LatestBars[Timeframe.M1] = TestData.Bar(_minute);
        }
        World.Parts.Regimes.Bars.AddRange(bars);
        await World.Parts.Cluster.Streams.PublishAsync(
            StreamNames.RegimeBarsOf(TestData.BtcMinute), new RegimeBarBatch(TestData.BtcMinute, [.. bars]));
    }

    // Older ones are not stored any more, and a new process holds none.
    private protected override async Task LeaveWindowAsync()
    {
        await MoveAsync(3);
        World.Parts.Market.Bars.RemoveAll(bar => bar.Sequence < _minute);
        await RestartAsync();
    }

    [Fact]
    public async Task The_forming_bar_comes_beside_the_closed_ones_and_takes_no_sequence()
    {
        var client = await SubscribeAsync(maxRate: 100);
        var snapshot = (CandleSnapshotType)await client.NextAsync("the snapshot");
        World.Parts.Btc.Candles[Timeframe.M1] = [TestData.Candle(_minute)];
        await World.Parts.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(TestData.Trade(9)));

        var forming = (CandleUpdateType)await client.NextAsync("the forming bar");

        forming.Sequence.ShouldBe(snapshot.Sequence);
        forming.Candle.Closed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_bar_that_closes_while_its_last_form_waits_for_the_rate_stops_nothing()
    {
        var client = await SubscribeAsync(maxRate: 1);
        await client.NextAsync("the snapshot");
        for (var round = 0; round < 30; round++)
        {
            await FormAsync(9);
            await FormAsync(10);
            World.Parts.Btc.Candles[Timeframe.M1] = [];
            await ChangeAsync(1);
            await NextClosedAsync(client, _minute);
        }
    }

    /// <summary>A trade, and time for the hub to look at the forming bar.</summary>
    private async Task FormAsync(long trade)
    {
        World.Parts.Btc.Candles[Timeframe.M1] = [TestData.Candle(_minute)];
        await World.Parts.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(TestData.Trade(trade)));
        World.Time.Advance(TimeSpan.FromMilliseconds(50));
    }

    private static async Task NextClosedAsync(StreamClient client, long sequence)
    {
        CandleUpdateType update;
        do
            update = (CandleUpdateType)await client.NextAsync($"the closed bar {sequence}");
        while (!update.Candle.Closed);
        update.Sequence.ShouldBe(sequence);
    }
}
