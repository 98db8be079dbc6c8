using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Aetherion.Api.Limits;
using Aetherion.Api.Sockets;
using Aetherion.Api.Tests.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Api.Tests.OpenApi;

/// <summary>What the service answers and sends is what it describes, and all it describes happens.</summary>
public sealed class ConformanceTests
{
    private readonly ObservedService _observed = new();

    [Fact]
    public async Task Every_answer_that_is_described_happens_and_is_as_described()
    {
        var document = await ReadDocumentAsync();
        await ObserveSuccessAsync(document);
        await ObserveSilenceAsync(document);
        await ObserveRefusedInputAsync();
        await ObserveSignInAsync(document);
        await ObserveOtherNamesAsync(document);
        await ObserveLimitsAsync(document);
        await ObserveFailuresAsync(document);
        await ObserveSocketsAsync();

        (await ObservedService.CompareAsync(document, _observed)).ShouldBeEmpty();
        var described = DescribedApi.Operations(document).SelectMany(operation =>
            operation.Operation["responses"]!.AsObject().Select(
                response => $"{operation.Method} {operation.Path} {response.Key}"));
        _observed.Seen.Order(StringComparer.Ordinal).ShouldBe(described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_described_is_found()
    {
        var document = await ReadDocumentAsync();
        await ObserveSuccessAsync(document);
        var snapshot = document["components"]!["schemas"]!["Snapshot"]!;
        snapshot["properties"]!.AsObject().Remove("price");
        snapshot["required"]!.AsArray().Clear();
        document["components"]!["schemas"]!["Regime"]!["properties"]!["regime"]!["enum"] = new JsonArray("CALM");
        document["paths"]!["/healthz"]!["get"]!["responses"]!.AsObject().Remove("200");
        document["paths"]!["/metrics"]!["get"]!.AsObject().Remove("responses");
        document["paths"]!["/metrics"]!["get"]!["responses"] = new JsonObject { ["200"] = new JsonObject() };

        var problems = string.Join('\n', await ObservedService.CompareAsync(document, _observed));

        problems.ShouldContain("/api/market/snapshot/CRYPTO 200: data/symbols/0 must NOT have additional properties");
        problems.ShouldContain("data/regime must be equal to one of the allowed values");
        problems.ShouldContain("/healthz 200 is not described");
        problems.ShouldContain("document: ");
    }

    [Fact]
    public async Task Every_value_and_bound_of_a_parameter_is_as_described()
    {
        await using var service = await StartAsync();
        var document = await DescribedApi.ReadAsync(service);
        var tried = 0;
        foreach (var (path, _, operation) in DescribedApi.Operations(document).Where(one => one.Path != "/graphql"))
        {
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                foreach (var (value, isTaken) in ValuesOf(parameter!["schema"]!))
                {
                    var address = AddressWith(path, (string)parameter["name"]!, (string)parameter["in"]!, value);
                    using var response = await service.GetAsync(address, service.Operator);
                    // Sockets that would be opened by a request to upgrade say so.
                    var isWrong = (int)response.StatusCode == 400;
                    isWrong.ShouldBe(!isTaken, $"{address}: {response.StatusCode}");
                    tried++;
                }
            }
        }
        tried.ShouldBeGreaterThan(40);
    }

    private static IEnumerable<(string Value, bool IsTaken)> ValuesOf(JsonNode schema)
    {
        foreach (var value in schema["enum"]?.AsArray() ?? [])
        {
            yield return ((string)value!, true);
            yield return (((string)value!).ToLowerInvariant(), true);
        }
        if (schema["default"] is { } taken)
            yield return (taken.ToString(), true);
        if (schema["minimum"] is { } minimum)
        {
            yield return (minimum.ToString(), true);
            yield return (((long)minimum - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), false);
        }
        if (schema["maximum"] is { } maximum)
        {
            yield return (maximum.ToString(), true);
            yield return (((long)maximum + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), false);
        }
    }

    private static string AddressWith(string path, string name, string place, string value)
    {
        var address = SampleRequests.AddressOf(path).Split('?')[0];
        return place == "path"
            ? path.Replace($"{{{name}}}", value, StringComparison.Ordinal)
                .Replace("{market}", "CRYPTO", StringComparison.Ordinal)
                .Replace("{symbol}", "BTC-USD", StringComparison.Ordinal)
            : $"{address}?{name}={value}";
    }

    private static async Task<JsonNode> ReadDocumentAsync()
    {
        await using var service = await SignedInApi.StartAsync();
        return await DescribedApi.ReadAsync(service);
    }

    /// <summary>A service of whose instruments one has everything that can be known of it.</summary>
    private static async Task<SignedInApi> StartAsync(Action<ApiOptions>? configure = null, Plan? plan = null)
    {
        var service = await SignedInApi.StartAsync(configure);
        var parts = service.Api.Parts;
        parts.Btc.LastPrice = new Price(642_501);
        parts.Btc.Trades = [TestData.Trade(3, side: Side.Sell), TestData.Trade(2)];
        parts.Btc.Bids = [new PriceLevel(new Price(642_500), new Quantity(5))];
        parts.Btc.Asks = [new PriceLevel(new Price(642_502), new Quantity(7))];
        parts.Btc.Feed = new FeedStatus(FeedState.Live, TestData.Start, 10, 1, 2, 3);
        parts.Btc.LatestBars[Timeframe.M5] = TestData.Bar(3, Timeframe.M5);
        parts.Btc.Candles[Timeframe.H1] = [TestData.Candle(-30, Timeframe.H1), TestData.Candle(-20, Timeframe.H1)];
        parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bull, sinceMinute: 1, minute: 5);
        if (plan is not null)
            parts.Cluster.Put<ITenantLimitsGrain>(TenantKey.LocalTenant, new FakeTenantLimitsGrain { Plan = plan });
        return service;
    }

    private async Task<int> SendAsync(
        SignedInApi service, string path, string method, string? credential, string? address = null)
    {
        using var request = SampleRequests.Make(path, method, credential, address);
        return await _observed.SendAsync(service.Api.Http, path, request);
    }

    private async Task ObserveSuccessAsync(JsonNode document)
    {
        await using var service = await StartAsync();
        foreach (var (path, method, operation) in DescribedApi.Operations(document))
        {
            if (operation["x-websocket"] is null)
                (await SendAsync(service, path, method, service.Operator)).ShouldBe(200, path);
        }
    }

    /// <summary>Before the first data most of what is told is null.</summary>
    private async Task ObserveSilenceAsync(JsonNode document)
    {
        await using var service = await SignedInApi.StartAsync();
        service.Api.Parts.Readiness.Checks =
            [new ReadinessCheck(ReadinessNames.Storage, false, "There is no database.", TestData.Start)];
        foreach (var (path, method, operation) in DescribedApi.Operations(document))
        {
            if (operation["x-websocket"] is null)
                await SendAsync(service, path, method, service.Operator);
        }
    }

    private async Task ObserveRefusedInputAsync()
    {
        await using var service = await StartAsync();
        foreach (var (path, address) in SampleRequests.Refused)
            (await SendAsync(service, path, "get", service.Operator, address)).ShouldBeInRange(400, 426, address);
        (await SendAsync(service, "/graphql", "post", service.Operator, "wrong")).ShouldBe(400);
    }

    private async Task ObserveSignInAsync(JsonNode document)
    {
        await using var service = await StartAsync();
        var (_, key) = await service.CreateKeyAsync("""{ name: "unused", role: VIEWER, scopes: [READ] }""");
        service.Api.Parts.ApiKeys.Failure = new NpgsqlException("down");
        foreach (var (path, method, operation) in DescribedApi.Operations(document))
        {
            var asks = operation["security"] is not null;
            // A file that a browser opens is no operation of its own: GraphQL's address is asked for with a query.
            (await SendAsync(service, path, method, null) == 401).ShouldBe(asks, path);
            (await SendAsync(service, path, method, "wrong")).ShouldBe(401, path);
            (await SendAsync(service, path, method, key)).ShouldBe(503, path);
            var scopes = operation["security"]?[0]!["token"]!.AsArray().Select(scope => (string)scope!).ToArray() ?? [];
            foreach (var scope in scopes)
            {
                var lacking = service.Token("viewer", scope == "read" ? "trade" : "read");
                (await SendAsync(service, path, method, lacking)).ShouldBe(403, path);
            }
        }
    }

    private async Task ObserveOtherNamesAsync(JsonNode document)
    {
        await using var service = await StartAsync();
        foreach (var (path, method, _) in DescribedApi.Operations(document))
        {
            using var request = SampleRequests.Make(path, method, service.Operator);
            request.Headers.Host = "elsewhere.example";
            (await _observed.SendAsync(service.Api.Http, path, request)).ShouldBe(403, path);
        }
    }

    private async Task ObserveLimitsAsync(JsonNode document)
    {
        foreach (var (path, method, operation) in DescribedApi.Operations(document))
        {
            await using var crowded = await StartAsync(options => options.AddressLimits =
                new AddressLimitOptions { RequestsPerMinute = 1, ExemptsLoopback = false });
            await SendAsync(crowded, "/healthz", "get", null);
            (await SendAsync(crowded, path, method, crowded.Operator)).ShouldBe(429, path);
            if (operation["security"] is null)
                continue;
            await using var used = await StartAsync(plan: Plan.Free with { RequestsPerMinute = 1 });
            await SendAsync(used, "/api/market/status", "get", used.Operator);
            (await SendAsync(used, path, method, used.Operator)).ShouldBe(429, path);
        }
    }

    /// <summary>Whatever is counted waits for the tenant's limits.</summary>
    private async Task ObserveFailuresAsync(JsonNode document)
    {
        (Exception Failure, int Status)[] failures =
        [
            (new InvalidOperationException("password=secret"), 500),
            (new TimeoutException("internal detail"), 504),
            (new NpgsqlException("Host=db"), 503),
        ];
        foreach (var (failure, status) in failures)
        {
            await using var service = await StartAsync();
            service.Api.Cluster.Put<ITenantLimitsGrain>(
                TenantKey.LocalTenant, new FakeTenantLimitsGrain { Failure = failure });
            foreach (var (path, method, operation) in DescribedApi.Operations(document))
            {
                if (operation["security"] is not null)
                    (await SendAsync(service, path, method, service.Operator)).ShouldBe(status, path);
            }
        }
    }

    private async Task ObserveSocketsAsync()
    {
        await using var service = await StartAsync();
        using var market = await OpenAsync(service, "/ws/market");
        await PublishMarketAsync(service.Api);
        for (var message = 0; message < 6; message++)
            _observed.Received("/ws/market", await market.ReceiveJsonAsync("a message of the market"));
        using var regime = await OpenAsync(service, "/ws/regime");
        _observed.Received("/ws/regime", await regime.ReceiveJsonAsync("the state"));
        await service.Api.Cluster.Streams.PublishAsync(
            StreamNames.RegimeChangesOf(TestData.BtcMinute), TestData.Transition(2, 9, Regime.Bull, Regime.Crisis));
        _observed.Received("/ws/regime", await regime.ReceiveJsonAsync("the change"));
        await regime.SendTextAsync("hello");
        _observed.Closed("/ws/regime", await regime.ReceiveCloseAsync());
        await market.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        _observed.Closed("/ws/market", await market.ReceiveCloseAsync());
        await ObserveSubscriptionsAsync();
    }

    private async Task ObserveSubscriptionsAsync()
    {
        await using var service = await StartAsync(plan: Plan.Free with { Subscriptions = 1 });
        using var first = await OpenAsync(service, "/ws/regime");
        using var second = new ClientWebSocket();
        second.Options.CollectHttpResponseDetails = true;
        second.Options.SetRequestHeader("Authorization", $"Bearer {service.Operator}");
        await Should.ThrowAsync<WebSocketException>(second.ConnectAsync(
            new UriBuilder(service.Api.Address) { Scheme = "ws", Path = "/ws/market" }.Uri,
            TestContext.Current.CancellationToken));
        ((int)second.HttpStatusCode).ShouldBe(403);
    }

    private async Task<ClientWebSocket> OpenAsync(SignedInApi service, string path)
    {
        var following = service.Api.Service<SocketServer>().FollowingCount;
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("aetherion");
        socket.Options.AddSubProtocol($"bearer.{service.Operator}");
        var address = SampleRequests.AddressOf(path);
        await socket.ConnectAsync(
            new Uri(new UriBuilder(service.Api.Address) { Scheme = "ws" }.Uri, address),
            TestContext.Current.CancellationToken);
        _observed.Opened(path, address);
        await Waiting.UntilAsync(
            () => service.Api.Service<SocketServer>().FollowingCount == following + 1, "the socket to follow");
        return socket;
    }

    private static async Task PublishMarketAsync(TestApi api)
    {
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
        await api.Cluster.Streams.PublishAsync(
            StreamNames.CandlesOf(TestData.BtcMinute),
            new ClosedBarBatch(TestData.BtcKey, Timeframe.M1, "", [TestData.Bar(2)]));
        await api.Cluster.Streams.PublishAsync(
            StreamNames.CandlesOf(new RegimeKey(TestData.BtcKey, Timeframe.S1)),
            new ClosedBarBatch(TestData.BtcKey, Timeframe.S1, "", [TestData.Bar(3, Timeframe.S1)]));
    }
}
