using Aetherion.Api.Sockets;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Sockets;

public sealed class RegimeSocketTests
{
    [Fact]
    public async Task The_state_comes_first_and_then_every_change()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, sinceMinute: 1, minute: 5);
        using var socket = await api.ConnectAsync("/ws/regime");

        var state = await socket.ReceiveJsonAsync("the state");
        await Waiting.UntilAsync(() => api.Service<SocketServer>().FollowingCount == 1, "the socket to follow");
        await api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeChangesOf(TestData.BtcMinute), TestData.Transition(2, 9, Regime.Bull, Regime.Crisis));
        var change = await socket.ReceiveJsonAsync("the change");

        state.ToJsonString().ShouldBe(
            """{"market":"CRYPTO","symbol":"BTC-USD","regime":"BULL","confidence":0.75,"state":1,"timestamp":"2026-03-02T12:06:00.0000000Z"}""");
        change.ToJsonString().ShouldBe(
            """{"market":"CRYPTO","symbol":"BTC-USD","regime":"CRISIS","confidence":0.8,"state":2,"timestamp":"2026-03-02T12:10:00.0000000Z"}""");
    }
}
