using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

public sealed class StreamHubsTests
{
    [Fact]
    public async Task A_stream_is_left_when_its_last_subscriber_has_been_gone_for_a_while()
    {
        await using var world = new StreamWorld();
        var ticks = StreamNames.TicksOf(TestData.BtcKey);
        await using (var client = Subscribe(world))
            await client.NextAsync("the snapshot");
        var abandoned = world.Parts.Cluster.Streams.WhenAbandonedAsync<MarketEventBatch>(ticks);

        world.Time.Advance(StreamLimits.LingerTime - StreamLimits.HeartbeatInterval);
        abandoned.IsCompleted.ShouldBeFalse();
        world.Time.Advance(StreamLimits.HeartbeatInterval * 2);

        await abandoned;
    }

    [Fact]
    public async Task Subscribers_of_one_stream_share_it_and_its_messages()
    {
        await using var world = new StreamWorld();
        await using var first = Subscribe(world);
        await using var second = Subscribe(world);
        await first.NextAsync("the snapshot");
        await second.NextAsync("the snapshot");

        await world.Parts.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(TestData.Trade(1)));

        (await first.NextAsync("the trade")).ShouldBeSameAs(await second.NextAsync("the trade"));
    }

    private static StreamClient Subscribe(StreamWorld world) => new(
        token => SymbolSubscriptions.Tick(
            world.Feed, world.Services, world.Parts.Catalog, "sim:BTC-USD", cancellationToken: token),
        world.Time);
}
