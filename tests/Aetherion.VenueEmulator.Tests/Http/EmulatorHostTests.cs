using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;

namespace Aetherion.VenueEmulator.Tests.Http;

public class EmulatorHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_client_subscribes_over_a_real_socket_and_asks_by_http()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await using var host = await StartAsync(timeout.Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/stream"), timeout.Token);
        await SendAsync(socket, """{"method":"SUBSCRIBE","params":["btcusdt@depth@100ms"],"id":7}""", timeout.Token);
        var answer = await ReceiveAsync(socket, timeout.Token);
        answer.GetProperty("id").GetInt32().ShouldBe(7);
        answer.GetProperty("result").ValueKind.ShouldBe(JsonValueKind.Null);
        var frame = await ReceiveAsync(socket, timeout.Token);
        frame.GetProperty("stream").GetString().ShouldBe("btcusdt@depth@100ms");
        frame.GetProperty("data").GetProperty("e").GetString().ShouldBe("depthUpdate");
        using var http = new HttpClient { BaseAddress = host.Address };
        using var reply = await http.GetAsync("/api/v3/depth?symbol=BTCUSDT&limit=5", timeout.Token);
        reply.Headers.GetValues("X-MBX-USED-WEIGHT-1M").ShouldBe(["5"]);
        var depth = await reply.Content.ReadFromJsonAsync<JsonElement>(timeout.Token);
        depth.GetProperty("bids").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_with_a_close()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await using var host = await StartAsync(timeout.Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/ws/btcusdt@trade"), timeout.Token);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        socket.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task A_market_that_is_not_served_says_so()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await using var host = await StartAsync(timeout.Token);
        using var http = new HttpClient { BaseAddress = host.Address };
        using var reply = await http.GetAsync("/dapi/v1/depth?symbol=BTCUSD_PERP", timeout.Token);
        ((int)reply.StatusCode).ShouldBe(404);
        (await reply.Content.ReadAsStringAsync(timeout.Token)).ShouldContain("CoinFutures");
    }

    [Fact]
    public async Task Faults_are_switched_while_it_runs_but_not_by_a_page_of_a_browser()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await using var host = await StartAsync(timeout.Token);
        using var http = new HttpClient { BaseAddress = host.Address };
        using var text = new StringContent("maintenance:duration=10m");
        using var added = await http.PostAsync("/emulator/faults", text, timeout.Token);
        ((int)added.StatusCode).ShouldBe(201);
        using var closed = await http.GetAsync("/api/v3/time", timeout.Token);
        ((int)closed.StatusCode).ShouldBe(503);
        var list = await http.GetFromJsonAsync<JsonElement>("/emulator/faults", timeout.Token);
        list.GetProperty("faults")[0].GetProperty("kind").GetString().ShouldBe("maintenance");
        using var wrong = await http.PostAsync("/emulator/faults", new StringContent("explode"), timeout.Token);
        ((int)wrong.StatusCode).ShouldBe(400);
        using var removed = await http.DeleteAsync("/emulator/faults", timeout.Token);
        using var open = await http.GetAsync("/api/v3/time", timeout.Token);
        ((int)open.StatusCode).ShouldBe(200);
        http.DefaultRequestHeaders.Add("Origin", "http://example.org");
        using var page = await http.DeleteAsync("/emulator/faults", timeout.Token);
        ((int)page.StatusCode).ShouldBe(403);
    }

    [Theory]
    [InlineData("drop;gap:path=/api/v3/depth", "gap takes no 'path'")]
    [InlineData("drop;error-executed:path=/api/v3/orders", "/spot/api/v3/order")]
    public async Task Faults_that_could_never_strike_are_refused_while_it_runs_and_at_its_start(string faults, string told)
    {
        using var timeout = new CancellationTokenSource(Patience);
        await using var host = await StartAsync(timeout.Token);
        using var http = new HttpClient { BaseAddress = host.Address };
        using var text = new StringContent(faults);
        using var refused = await http.PostAsync("/emulator/faults", text, timeout.Token);
        ((int)refused.StatusCode).ShouldBe(400);
        (await refused.Content.ReadAsStringAsync(timeout.Token)).ShouldContain(told);
        var list = await http.GetFromJsonAsync<JsonElement>("/emulator/faults", timeout.Token);
        list.GetProperty("faults").GetArrayLength().ShouldBe(0, "none of a list is on");

        EmulatorOptions options = new("binance") { Faults = faults, History = TimeSpan.FromMinutes(1) };
        Should.Throw<FormatException>(() => Emulator.Create(options, TimeProvider.System)).Message.ShouldContain(told);
    }

    private static Task<EmulatorHost> StartAsync(CancellationToken cancellationToken)
    {
        var options = new BinanceVenueOptions { SimulatedSymbols = ["BTCUSDT"], History = TimeSpan.FromMinutes(5) };
        var venue = new BinanceVenue(options, TimeProvider.System.GetUtcNow().UtcDateTime);
        return EmulatorHost.StartAsync(new FaultyVenue(venue, 1), port: 0, TimeProvider.System, cancellationToken);
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += result.Count;
        }
        while (!result.EndOfMessage);
        return JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.Clone();
    }
}
