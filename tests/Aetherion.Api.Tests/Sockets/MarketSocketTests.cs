using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Aetherion.Api.Sockets;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Sockets;

public sealed class MarketSocketTests
{
    [Fact]
    public async Task A_trade_is_a_tick_with_exact_numbers()
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market");

        await PublishAsync(api, TestData.Trade(5));

        (await socket.ReceiveJsonAsync("a tick")).ToJsonString().ShouldBe(
            """
            {"type":"tick","market":"CRYPTO","symbol":"BTC-USD","venue":"sim","price":64250.10,"quantity":0.01000,"side":"BUY","sequence":5,"timestamp":"2026-03-02T12:00:00.0050000Z","receivedTime":"2026-03-02T12:00:00.0060000Z"}
            """);
    }

    [Fact]
    public async Task Closed_bars_are_candles_and_each_second_has_its_volume()
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market");
        var second = new RegimeKey(TestData.BtcKey, Timeframe.S1);

        await api.Cluster.Streams.PublishAsync(
            StreamNames.CandlesOf(TestData.BtcMinute), new ClosedBarBatch(
                TestData.BtcKey, Timeframe.M1, "", [TestData.Bar(2)]));
        await api.Cluster.Streams.PublishAsync(
            StreamNames.CandlesOf(second), new ClosedBarBatch(
                TestData.BtcKey, Timeframe.S1, "", [TestData.Bar(3, Timeframe.S1)]));

        (await socket.ReceiveJsonAsync("a candle")).ToJsonString().ShouldBe(
            """
            {"type":"candle","market":"CRYPTO","symbol":"BTC-USD","venue":"sim","timeframe":"M1","open":100.20,"high":101.20,"low":99.20,"close":100.70,"volume":0.00500,"trades":7,"openTime":"2026-03-02T12:02:00.0000000Z","sequence":3,"timestamp":"2026-03-02T12:03:00.0000000Z"}
            """);
        (await socket.ReceiveJsonAsync("a volume")).ToJsonString().ShouldBe(
            """
            {"type":"volume","market":"CRYPTO","symbol":"BTC-USD","venue":"sim","timeframe":"S1","volume":0.00500,"buyVolume":0.00300,"sellVolume":0.00200,"quoteVolume":1234.5,"sequence":4,"timestamp":"2026-03-02T12:00:04.0000000Z"}
            """);
    }

    [Fact]
    public async Task Quotes_and_books_come_when_they_are_asked_for_in_the_order_of_the_market()
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market?symbol=BTC-USD&types=tick,quote,book");
        var quote = new Quote(
            2, TestData.Start, TestData.Start, new Price(10), new Quantity(1), new Price(11), new Quantity(2));
        var book = new BookChange([new PriceLevel(new Price(10), new Quantity(3))], []);

        await api.Cluster.Streams.PublishAsync(StreamNames.TicksOf(TestData.BtcKey), new MarketEventBatch(
            TestData.BtcKey,
        [
            MarketEvent.Of(TestData.Trade(1)),
            MarketEvent.Of(quote),
            MarketEvent.Snapshot(3, TestData.Start, TestData.Start, book),
            MarketEvent.Delta(4, TestData.Start, TestData.Start, book),
        ]));

        ((string)(await socket.ReceiveJsonAsync("the trade"))["type"]!).ShouldBe("tick");
        (await socket.ReceiveJsonAsync("the quote")).ToJsonString().ShouldContain(
            "\"bid\":[1.00,0.00010],\"ask\":[1.10,0.00020]");
        (await socket.ReceiveJsonAsync("the snapshot")).ToJsonString().ShouldContain(
            "\"snapshot\":true,\"bids\":[[1.00,0.00030]],\"asks\":[]");
        ((bool)(await socket.ReceiveJsonAsync("the change"))["snapshot"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_socket_gets_what_it_asked_for_and_nothing_else()
    {
        await using var api = await TestApi.StartAsync();
        using var ticks = await ConnectAsync(api, "/ws/market?types=tick&symbol=BTC-USD");
        using var books = await ConnectAsync(api, "/ws/market?types=book&symbol=sim:BTC-USD&market=crypto");
        using var others = await ConnectAsync(api, "/ws/market?market=us");
        var book = new BookChange([], []);

        await api.Cluster.Streams.PublishAsync(StreamNames.TicksOf(TestData.BtcKey), new MarketEventBatch(
            TestData.BtcKey,
            [MarketEvent.Delta(1, TestData.Start, TestData.Start, book), MarketEvent.Of(TestData.Trade(2))]));
        var apple = new SymbolKey(TestData.Aapl.Id);
        await api.Cluster.Streams.PublishAsync(
            StreamNames.TicksOf(apple), new MarketEventBatch(apple, [MarketEvent.Of(TestData.Trade(3))]));

        ((int)(await ticks.ReceiveJsonAsync("the trade"))["sequence"]!).ShouldBe(2);
        ((int)(await books.ReceiveJsonAsync("the change"))["sequence"]!).ShouldBe(1);
        ((string)(await others.ReceiveJsonAsync("the other trade"))["market"]!).ShouldBe("US");
    }

    [Fact]
    public async Task Many_messages_arrive_each_in_a_frame_of_its_own_and_in_order()
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market?types=tick&symbol=BTC-USD");

        for (var batch = 0; batch < 100; batch++)
            await PublishAsync(api, [.. Enumerable.Range((batch * 100) + 1, 100).Select(i => TestData.Trade(i))]);

        for (var sequence = 1; sequence <= 10_000; sequence++)
            ((int)(await socket.ReceiveJsonAsync("a tick"))["sequence"]!).ShouldBe(sequence);
    }

    [Fact]
    public async Task A_client_that_reads_too_slowly_is_cut_off_with_the_reason_and_the_others_are_not()
    {
        await using var api = await TestApi.StartAsync();
        using var slow = await ConnectAsync(api, "/ws/market?types=tick&symbol=BTC-USD");
        using var quick = await ConnectAsync(api, "/ws/market?types=tick&symbol=BTC-USD");
        for (var batch = 0; batch < 150; batch++)
        {
            await PublishAsync(api, [.. Enumerable.Range((batch * 1000) + 1, 1000).Select(i => TestData.Trade(i))]);
            await quick.SkipAsync(999, "the ticks of the batch");
            ((int)(await quick.ReceiveJsonAsync("the last tick of the batch"))["sequence"]!).ShouldBe(
                (batch + 1) * 1000);
        }

        var (code, reason) = await slow.ReceiveCloseAsync();
        code.ShouldBe((int)WebSocketCloseStatus.PolicyViolation);
        reason!.ShouldStartWith("SLOW_CONSUMER");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("""{"action":"subscribe"}""")]
    public async Task A_client_that_sends_something_is_told_not_to(string message)
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market");

        await socket.SendTextAsync(message);

        var (code, reason) = await socket.ReceiveCloseAsync();
        code.ShouldBe((int)WebSocketCloseStatus.PolicyViolation);
        reason!.ShouldContain("takes no messages");
    }

    [Fact]
    public async Task A_client_that_sends_broken_frames_is_closed_with_a_protocol_error()
    {
        await using var api = await TestApi.StartAsync();

        // The server resets the connection right after its close frame, and then the frame may be lost.
        WebSocketCloseStatus? status = null;
        for (var attempt = 0; status is null && attempt < 20; attempt++)
            status = await SendBrokenFrameAsync(api);

        status.ShouldBe(WebSocketCloseStatus.ProtocolError);
    }

    /// <summary>The status in the close frame; null when the connection was reset before it could be read.</summary>
    private static async Task<WebSocketCloseStatus?> SendBrokenFrameAsync(TestApi api)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /ws/market HTTP/1.1\r\nHost: {api.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: "
                + "websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new BinaryReader(stream);
        ReadHead(reader).ShouldStartWith("HTTP/1.1 101");

        // Reserved bits set, no mask: nothing RFC 6455 knows.
        await stream.WriteAsync(
            new byte[] { 0xFF, 0x02, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, TestContext.Current.CancellationToken);

        try
        {
            reader.ReadByte().ShouldBe((byte)0x88, "a close frame");
            var length = reader.ReadByte();
            var payload = reader.ReadBytes(length);
            return (WebSocketCloseStatus)((payload[0] << 8) | payload[1]);
        }
        catch (IOException exception)
            when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_and_its_streams_are_left()
    {
        await using var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market");

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);

        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        await api.Cluster.Streams.WhenAbandonedAsync<MarketEventBatch>(StreamNames.TicksOf(TestData.BtcKey));
    }

    [Fact]
    public async Task A_service_that_stops_says_so()
    {
        var api = await TestApi.StartAsync();
        using var socket = await ConnectAsync(api, "/ws/market");

        var stopping = api.DisposeAsync().AsTask();

        var (code, reason) = await socket.ReceiveCloseAsync();
        code.ShouldBe((int)WebSocketCloseStatus.EndpointUnavailable);
        reason!.ShouldStartWith("UNAVAILABLE");
        await stopping;
    }

    [Theory]
    [InlineData("/ws/market?market=moon", HttpStatusCode.NotFound)]
    [InlineData("/ws/market?symbol=DOGE", HttpStatusCode.NotFound)]
    [InlineData("/ws/market?types=weather", HttpStatusCode.BadRequest)]
    [InlineData("/ws/market?types=", HttpStatusCode.BadRequest)]
    [InlineData("/ws/market?timeframe=M2", HttpStatusCode.BadRequest)]
    [InlineData("/ws/regime?timeframe=S1", HttpStatusCode.BadRequest)]
    [InlineData("/ws/market", HttpStatusCode.UpgradeRequired)]
    public async Task What_cannot_be_followed_is_refused_before_the_upgrade(string path, HttpStatusCode status)
    {
        await using var api = await TestApi.StartAsync();

        var problem = await api.Http.GetJsonAsync(path, status);

        ((string)problem["detail"]!).ShouldNotBeNullOrWhiteSpace();
    }

    private static string ReadHead(BinaryReader reader)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)reader.ReadByte());
        return head.ToString();
    }

    private static async Task<ClientWebSocket> ConnectAsync(TestApi api, string path)
    {
        var server = api.Service<SocketServer>();
        var count = server.FollowingCount;
        var socket = await api.ConnectAsync(path);
        await Waiting.UntilAsync(() => server.FollowingCount > count, "the socket to follow its streams");
        return socket;
    }

    private static Task PublishAsync(TestApi api, params Trade[] trades) =>
        api.Cluster.Streams.PublishAsync(StreamNames.TicksOf(TestData.BtcKey), TestData.Trades(trades));
}
