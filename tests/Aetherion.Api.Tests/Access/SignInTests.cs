using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Routing;

namespace Aetherion.Api.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task Without_sign_in_nobody_learns_anything_of_the_schema()
    {
        await using var service = await SignedInApi.StartAsync();
        foreach (var query in (string[])["{ me { tenant } }", "{ nothing }", "{", "{ __typename }", "{ __schema { types { name } } }"])
        {
            var (status, body) = await service.PostAsync(query, null);
            status.ShouldBe(HttpStatusCode.Unauthorized);
            SignedInApi.CodeOf(body).ShouldBe("UNAUTHENTICATED");
        }
    }

    [Fact]
    public async Task Where_it_is_configured_anybody_may_ask_for_the_schema_and_nothing_else()
    {
        await using var service = await SignedInApi.StartAsync(options => options.IntrospectionForAnonymous = true);
        (await service.AskAsync("{ __schema { queryType { name } } }", null))["__schema"].ShouldNotBeNull();
        var (_, body) = await service.PostAsync("{ systemStatus { __typename } }", null);
        SignedInApi.CodeOf(body).ShouldBe("UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic YWxpY2U6c2VjcmV0")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer aeth_abcdefghjkmn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer aeth_")]
    public async Task A_credential_that_is_wrong_is_refused_even_where_none_is_needed(string header)
    {
        await using var service = await SignedInApi.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var response = await service.Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_credential_in_the_address_is_none()
    {
        await using var service = await SignedInApi.StartAsync();
        var token = service.Token();
        using var response = await service.GetAsync($"/api/market/status?access_token={token}&token={token}", null);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Should.ThrowAsync<WebSocketException>(() => service.Api.ConnectAsync($"/ws/market?token={token}"));
    }

    [Fact]
    public async Task The_token_says_whose_request_it_is()
    {
        await using var service = await SignedInApi.StartAsync();
        var me = (await service.AskAsync("{ me { tenant actor role scopes } tenant { id } }", service.Token(tenant: "acme")));
        me["me"]!.ToJsonString().ShouldBe("""{"tenant":"acme","actor":"token:https://id.example#alice","role":"TRADER","scopes":["READ","TRADE"]}""");
        ((string)me["tenant"]!["id"]!).ShouldBe("acme");
    }

    [Fact]
    public void Every_root_field_says_who_may_ask_for_it()
    {
        using var services = new ServiceCollection()
            .AddAetherionApi(new ApiOptions()).BuildServiceProvider();
        var schema = services.GetRequiredService<GraphQLSchema>();
        FieldDefinition[] fields =
            [.. schema.QueryType.Fields, .. schema.MutationType!.Fields, .. schema.SubscriptionType!.Fields];
        string[] policies = [AccessPolicies.Read, AccessPolicies.Trade, AccessPolicies.Admin, AccessPolicies.Operate];
        foreach (var field in fields)
            field.Authorization.ShouldContain(
                directive => policies.Contains(directive.Policy), $"{field.DeclaringType!.Name}.{field.Name}");
        foreach (var field in schema.MutationType.Fields)
            field.Authorization.ShouldNotContain(directive => directive.Policy == AccessPolicies.Read, field.Name);
    }

    [Fact]
    public void A_root_field_that_says_nothing_keeps_the_service_from_starting() =>
        Should.Throw<SchemaException>(() => new SchemaBuilder().DenyByDefault().AddType(typeof(OpenQueries)).Build())
            .Message.ShouldContain("Query.open does not say who may ask for it");

    [Theory]
    [InlineData("viewer", "read", "{ bots { totalCount } }", null)]
    [InlineData("viewer", "trade", "{ bots { totalCount } }", "FORBIDDEN")]
    [InlineData("viewer", "read trade admin", Start, "FORBIDDEN")]
    [InlineData("trader", "read", Start, "FORBIDDEN")]
    [InlineData("trader", "read trade", Start, null)]
    [InlineData("trader", "read trade admin", "{ apiKeys { id } }", "FORBIDDEN")]
    [InlineData("admin", "read trade", "{ apiKeys { id } }", "FORBIDDEN")]
    [InlineData("admin", "read trade admin", "{ apiKeys { id } }", null)]
    [InlineData("admin", "read trade admin", Cancel, "FORBIDDEN")]
    [InlineData("operator", "read trade admin", Cancel, null)]
    public async Task Role_and_scope_must_both_allow_a_field(string role, string scope, string query, string? code)
    {
        await using var service = await SignedInApi.StartAsync();
        var (_, body) = await service.PostAsync(query, service.Token(role, scope));
        SignedInApi.CodeOf(body).ShouldBe(code, body.ToJsonString());
    }

    [Fact]
    public async Task A_field_that_is_refused_does_nothing()
    {
        await using var service = await SignedInApi.StartAsync();
        service.Api.Parts.Tenant.Add(TestData.Bot(new("local", "tester")));
        await service.PostAsync("""mutation { deleteBot(input: { id: "local/tester" }) { deletedId } }""", service.Token("viewer"));
        (await service.Api.Parts.Tenant.ListBots()).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("/healthz", null, 200)]
    [InlineData("/readyz", null, 200)]
    [InlineData("/openapi/v1.json", null, 200)]
    [InlineData("/api/market/status", null, 401)]
    [InlineData("/api/market/status", "viewer", 200)]
    [InlineData("/api/regime/CRYPTO/BTC-USD", null, 401)]
    [InlineData("/ws/market", null, 401)]
    [InlineData("/ws/market", "viewer", 426)]
    [InlineData("/ws/regime", null, 401)]
    [InlineData("/metrics", null, 401)]
    [InlineData("/metrics", "admin", 403)]
    [InlineData("/metrics", "operator", 200)]
    public async Task Every_address_asks_for_what_it_needs(string path, string? role, int status)
    {
        await using var service = await SignedInApi.StartAsync();
        using var response = await service.GetAsync(path, role is null ? null : service.Token(role, "read trade admin"));
        ((int)response.StatusCode).ShouldBe(status);
        if (status is 401 or 403)
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .ShouldContain(status == 401 ? "UNAUTHENTICATED" : "FORBIDDEN");
    }

    [Fact]
    public async Task Every_address_says_who_may_use_it()
    {
        await using var api = await TestApi.StartAsync();
        foreach (var endpoint in api.Service<EndpointDataSource>().Endpoints)
            endpoint.Metadata.GetMetadata<EndpointAccess>().ShouldNotBeNull(endpoint.DisplayName);
    }

    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("authorization", "")]
    [InlineData("token", "")]
    [InlineData("apiKey", "")]
    public async Task A_socket_signs_in_with_its_first_message(string member, string head)
    {
        await using var service = await SignedInApi.StartAsync();
        using var socket = await service.ConnectAsync(new Dictionary<string, string> { [member] = head + service.Token() });
        ((string)(await socket.ReceiveJsonAsync("connection_ack"))["type"]!).ShouldBe("connection_ack");
        await socket.SendTextAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ me { tenant } }"}}""");
        ((string)(await socket.ReceiveJsonAsync("the answer"))["payload"]!["data"]!["me"]!["tenant"]!).ShouldBe("local");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task A_socket_that_does_not_sign_in_is_closed(string? token)
    {
        await using var service = await SignedInApi.StartAsync();
        using var socket = await service.ConnectAsync(token is null ? null : new { token });
        (await socket.ReceiveCloseAsync()).Code.ShouldBe(4401);
    }

    [Theory]
    [InlineData("""{"token":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"token":"x"}""")]
    [InlineData("""{"headers":{"Authorization":"Bearer \udfff"}}""")]
    public async Task A_credential_that_is_no_text_is_refused_as_any_other_is(string payload)
    {
        await using var service = await SignedInApi.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(
            new Uri($"ws://{service.Api.Address.Authority}/graphql"), TestContext.Current.CancellationToken);

        await socket.SendTextAsync($$"""{"type":"connection_init","payload":{{payload}}}""");

        (await socket.ReceiveCloseAsync()).Code.ShouldBe(4401);
    }

    [Fact]
    public async Task A_socket_of_the_older_clients_signs_in_by_sub_protocol()
    {
        await using var service = await SignedInApi.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("aetherion");
        socket.Options.AddSubProtocol("bearer." + service.Token());
        await socket.ConnectAsync(
            new Uri($"ws://{service.Api.Address.Authority}/ws/market?symbol=BTC-USD"), TestContext.Current.CancellationToken);
        socket.SubProtocol.ShouldBe("aetherion");
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/ws/market?symbol=BTC-USD")]
    public async Task A_socket_ends_with_its_token(string path)
    {
        await using var service = await SignedInApi.StartAsync();
        var token = service.Token(lifetime: TimeSpan.FromSeconds(8));
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        if (path == "/graphql")
            socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri($"ws://{service.Api.Address.Authority}{path}"), TestContext.Current.CancellationToken);
        if (path == "/graphql")
            await socket.SendTextAsync("""{"type":"connection_init"}""");
        (await socket.ReceiveCloseAsync()).Code.ShouldBe(path == "/graphql" ? 4403 : 1008);
    }

    [Fact]
    public async Task A_fresh_token_keeps_a_socket_open_and_one_that_may_less_closes_it()
    {
        await using var service = await SignedInApi.StartAsync();
        using var socket = await service.ConnectAsync(new { token = service.Token(lifetime: TimeSpan.FromSeconds(8)) });
        await socket.ReceiveJsonAsync("connection_ack");
        await socket.SendTextAsync(JsonSerializer.Serialize(new { type = "ping", payload = new { token = service.Token() } }));
        ((string)(await socket.ReceiveJsonAsync("pong"))["type"]!).ShouldBe("pong");
        var sessions = service.Api.Service<OpenSessions>();
        sessions.Count.ShouldBe(1);
        await Waiting.UntilAsync(() => DateTime.UtcNow.Second % 3 == 0, "time to pass");

        await socket.SendTextAsync(JsonSerializer.Serialize(
            new { type = "ping", payload = new { token = service.Token("viewer", "read") } }));
        (await socket.ReceiveCloseAsync()).Code.ShouldBe(4403);
        await Waiting.UntilAsync(() => sessions.Count == 0, "the session to be forgotten");
    }

    private const string Start = """mutation { startBot(input: { id: "local/none", idempotencyKey: "k-1" }) { bot { id } } }""";

    private const string Cancel = """mutation { cancelTraining(input: { id: "training~1" }) { errors { __typename } } }""";

    [QueryType]
    private static class OpenQueries
    {
        public static string GetOpen() => "";
    }
}
