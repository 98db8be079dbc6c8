using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Limits;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Limits;

public sealed class RateLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_answer_says_what_is_left()
    {
        await using var api = await WithPlanAsync(Plan.Free with { RequestsPerMinute = 100 });

        using var response = await PostAsync(api, "{ __typename }");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(response, "RateLimit-Policy").ShouldBe("\"requests\";q=100;w=60");
        Header(response, "RateLimit").ShouldBe("\"requests\";r=99;t=1");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_request_too_many_is_refused_with_429_and_when_to_come_again(string accept)
    {
        await using var api = await WithPlanAsync(Plan.Free with { RequestsPerMinute = 2 });
        await SpendAsync(api, 2);

        using var response = await PostAsync(api, "{ __typename }", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(accept);
        int.Parse(Header(response, "Retry-After")).ShouldBeInRange(1, 30);
        Header(response, "RateLimit").ShouldStartWith("\"requests\";r=0;");
        var extensions = (await ReadAsync(response))["errors"]![0]!["extensions"]!;
        ((string)extensions["code"]!).ShouldBe("RATE_LIMITED");
        ((bool)extensions["retryable"]!).ShouldBeTrue();
        ((int)extensions["retryAfterMs"]!).ShouldBeInRange(1, 30_000);
    }

    [Fact]
    public async Task The_older_endpoints_are_counted_and_refused_alike()
    {
        await using var api = await WithPlanAsync(Plan.Free with { RequestsPerMinute = 1 });
        await SpendAsync(api, 1);

        using var response = await api.Http.GetAsync("/api/market/status", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        ((string)(await ReadAsync(response))["code"]!).ShouldBe("RATE_LIMITED");
    }

    [Fact]
    public async Task The_older_endpoints_take_from_the_cost_of_the_minute_what_they_read()
    {
        await using var api = await WithPlanAsync(Plan.Free with { CostPerMinute = 7 });

        // Two symbols with three reads each.
        (await api.Http.GetAsync("/api/market/snapshot/crypto", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var response = await api.Http.GetAsync("/api/market/orderbook/crypto", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(Header(response, "Retry-After")).ShouldBeInRange(1, 60);
        Header(response, "RateLimit").ShouldStartWith("\"requests\";r=");
        var problem = await ReadAsync(response);
        ((string)problem["code"]!).ShouldBe("RATE_LIMITED");
        ((string)problem["detail"]!).ShouldContain("cost of 7");
        (await api.Http.GetAsync("/api/regime/crypto/BTC-USD", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_socket_of_the_older_clients_takes_a_subscription_until_it_ends()
    {
        await using var api = await WithPlanAsync(Plan.Free with { Subscriptions = 1 });
        var first = await api.ConnectAsync("/ws/regime");

        using var refused = await UpgradeAsync(api);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ((string)(await ReadAsync(refused))["code"]!).ShouldBe("QUOTA_EXCEEDED");
        await first.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, Cancel);
        first.Dispose();

        await Waiting.UntilAsync(
            () => api.Service<TenantLimiters>().Find(TenantKey.LocalTenant)!.Subscriptions == 0, "the place to be free");
        using var second = await api.ConnectAsync("/ws/market");
    }

    [Fact]
    public async Task What_fails_says_what_is_left_too()
    {
        await using var api = await WithPlanAsync(Plan.Free with { RequestsPerMinute = 100 });
        api.Btc.Failure = new InvalidOperationException("unexpected");

        using var response = await api.Http.GetAsync("/api/market/snapshot/crypto", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        Header(response, "RateLimit-Policy").ShouldBe("\"requests\";q=100;w=60");
        Header(response, "RateLimit").ShouldStartWith("\"requests\";r=");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Fact]
    public async Task Health_and_files_cost_nothing()
    {
        await using var api = await WithPlanAsync(Plan.Free with { RequestsPerMinute = 1 });
        await SpendAsync(api, 1);

        (await api.Http.GetAsync("/healthz", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_operation_on_a_socket_counts_as_a_request()
    {
        await using var api = await WithPlanAsync(Plan.Free with { RequestsPerMinute = 3 });
        // The upgrade is one.
        await using var socket = await GraphQLSocket.ConnectAsync(api);

        (await socket.AskAsync("{ __typename }"))["type"]!.GetValue<string>().ShouldBe("next");
        (await socket.AskAsync("{ __typename }"))["type"]!.GetValue<string>().ShouldBe("next");
        var refused = await socket.AskAsync("{ __typename }");

        refused["type"]!.GetValue<string>().ShouldBe("error");
        refused["payload"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("RATE_LIMITED");
    }

    [Fact]
    public async Task An_address_that_asks_too_much_is_refused_before_anything_is_read()
    {
        await using var api = await TestApi.StartAsync(options => options.AddressLimits = new AddressLimitOptions
        {
            RequestsPerMinute = 2, ExemptsLoopback = false,
        });
        await SpendAsync(api, 2);

        using var response = await PostAsync(api, "{ __typename }");

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_tenant_sees_its_plan_and_what_it_has_used()
    {
        await using var api = await WithPlanAsync(Plan.Free);
        api.Parts.Tenant.Add(TestData.Bot(new TenantKey("local", "first")));

        var tenant = (await api.QueryAsync("{ tenant { id plan { name } quotas { name limit used resetsAt } } }"))["tenant"]!;

        ((string)tenant["plan"]!["name"]!).ShouldBe("free");
        var quotas = tenant["quotas"]!.AsArray().ToDictionary(quota => (string)quota!["name"]!, quota => quota!);
        quotas.Count.ShouldBe(7);
        ((string)quotas["BOTS"]["limit"]!, (string)quotas["BOTS"]["used"]!).ShouldBe(("3", "1"));
        ((string)quotas["REQUESTS_PER_MINUTE"]["used"]!).ShouldBe("1");
        quotas["REQUESTS_PER_MINUTE"]["resetsAt"].ShouldNotBeNull();
        ((string)quotas["ORDERS_PER_MINUTE"]["used"]!).ShouldBe("4");
        quotas["BOTS"]["resetsAt"].ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_says_what_is_left_of_the_minutes_cost_and_what_is_beyond_it_is_refused()
    {
        await using var api = await WithPlanAsync(Plan.Free with { CostPerMinute = 30 });

        var answer = await api.ExecuteAsync("{ bots(first: 1) { nodes { id } } }");
        var cost = answer["extensions"]!["operationCost"]!;
        ((int)cost["limit"]!).ShouldBe(30);
        ((int)cost["remaining"]!).ShouldBeInRange(1, 29);
        JsonNode? refused = null;
        for (var request = 0; request < 30 && refused is null; request++)
            refused = (await api.ExecuteAsync("{ bots(first: 1) { nodes { id } } }"))["errors"]?[0];

        ((string)refused!["extensions"]!["code"]!).ShouldBe("RATE_LIMITED");
        ((int)refused["extensions"]!["retryAfterMs"]!).ShouldBeInRange(1, 60_000);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task What_is_beyond_the_minutes_cost_is_refused_with_429_and_when_to_come_again(string accept)
    {
        await using var api = await WithPlanAsync(Plan.Free with { CostPerMinute = 1 });
        (await PostAsync(api, "{ __typename }", accept)).Dispose();

        using var response = await PostAsync(api, "{ __typename }", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(Header(response, "Retry-After")).ShouldBeInRange(1, 60);
        Header(response, "RateLimit").ShouldStartWith($"\"requests\";r={Plan.Free.RequestsPerMinute - 2};");
        var extensions = (await ReadAsync(response))["errors"]![0]!["extensions"]!;
        ((string)extensions["code"]!).ShouldBe("RATE_LIMITED");
        ((int)extensions["retryAfterMs"]!).ShouldBeInRange(1, 60_000);
    }

    [Fact]
    public async Task A_subscription_beyond_the_plan_is_refused_until_another_has_ended()
    {
        const string Events = """subscription { botEvents(botId: "local/first") { sequence } }""";
        await using var api = await WithPlanAsync(Plan.Standard with { Subscriptions = 1 });
        api.Parts.Tenant.Add(TestData.Bot(new TenantKey("local", "first")));
        var limiter = await api.Service<TenantLimiters>().GetAsync("local");
        var first = await GraphQLSubscription.StartAsync(api, Events);
        await Waiting.UntilAsync(() => limiter.Subscriptions == 1, "the first to be open");

        await using (var second = await GraphQLSubscription.StartAsync(api, Events))
            (await second.ErrorAsync()).ShouldBe("QUOTA_EXCEEDED");
        await first.DisposeAsync();
        await Waiting.UntilAsync(() => limiter.Subscriptions == 0, "the first to have ended");
        await using var third = await GraphQLSubscription.StartAsync(api, Events);
        await Waiting.UntilAsync(() => limiter.Subscriptions == 1, "the third to be open");
    }

    [Fact]
    public async Task An_operator_gives_a_tenant_another_plan()
    {
        await using var api = await WithPlanAsync(Plan.Free);

        var changed = await api.QueryAsync(
            """mutation { setTenantPlan(input: { tenantId: "local", plan: "standard" }) { plan { name } errors { __typename } } }""");
        ((string)changed["setTenantPlan"]!["plan"]!["name"]!).ShouldBe("standard");
        var refused = await api.QueryAsync(
            """mutation { setTenantPlan(input: { tenantId: "local", plan: "gold" }) { errors { __typename } } }""");
        ((string)refused["setTenantPlan"]!["errors"]![0]!["__typename"]!).ShouldBe("InvalidInput");
    }

    private static async Task<TestApi> WithPlanAsync(Plan plan)
    {
        var parts = new TestApiParts();
        parts.Cluster.Put<ITenantLimitsGrain>(TenantKey.LocalTenant, new FakeTenantLimitsGrain { Plan = plan });
        return await TestApi.StartAsync(parts: parts);
    }

    private static async Task<HttpResponseMessage> UpgradeAsync(TestApi api)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ws/market");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        return await api.Http.SendAsync(request, Cancel);
    }

    private static async Task SpendAsync(TestApi api, int count)
    {
        for (var request = 0; request < count; request++)
            (await PostAsync(api, "{ __typename }")).Dispose();
    }

    private static async Task<HttpResponseMessage> PostAsync(TestApi api, string query, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Accept", accept);
        return await api.Http.SendAsync(request, Cancel);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
}
