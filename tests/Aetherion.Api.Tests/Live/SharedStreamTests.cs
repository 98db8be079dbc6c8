using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Live;

/// <summary>What tenants share is the service's work, whoever of them came first.</summary>
public sealed class SharedStreamTests
{
    private const string Book =
        """subscription { orderBook(instrumentId: "sim:BTC-USD") { ... on BookSnapshot { sequence } ... on BookDelta { sequence } } }""";

    [Fact]
    public async Task A_stream_that_two_tenants_share_reads_grains_on_nobodys_behalf()
    {
        await using var service = await SignedInApi.StartAsync();
        using var first = await SubscribeAsync(service, "acme");
        using var second = await SubscribeAsync(service, "beta");

        service.Api.Btc.BookSequence = 80;
        service.Api.Btc.Bids = [new PriceLevel(new Price(1000), new Quantity(5))];
        await service.Api.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(TestData.Trade(80)));
        foreach (var socket in (ClientWebSocket[])[first, second])
            ((string)(await NextAsync(socket))["sequence"]!).ShouldBe("80");

        var callers = service.Api.Btc.BookCallers.ToArray();
        callers.Length.ShouldBeGreaterThanOrEqualTo(2);
        callers.ShouldAllBe(caller => caller == null);
    }

    [Fact]
    public async Task What_is_asked_for_one_tenant_still_goes_in_its_name()
    {
        await using var service = await SignedInApi.StartAsync();

        await service.AskAsync(
            """{ instrument(id: "sim:BTC-USD") { orderBook { sequence } } }""", service.Token(tenant: "acme"));

        service.Api.Btc.BookCallers.ShouldHaveSingleItem()!.Tenant.ShouldBe("acme");
    }

    private static async Task<ClientWebSocket> SubscribeAsync(SignedInApi service, string tenant)
    {
        var socket = await service.ConnectAsync(new { token = service.Token(tenant: tenant) });
        await socket.ReceiveJsonAsync("connection_ack");
        await socket.SendTextAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query = Book } }));
        (await NextAsync(socket))["sequence"].ShouldNotBeNull();
        return socket;
    }

    private static async Task<JsonNode> NextAsync(ClientWebSocket socket) =>
        (await socket.ReceiveJsonAsync("the next state of the book"))["payload"]!["data"]!["orderBook"]!;
}
