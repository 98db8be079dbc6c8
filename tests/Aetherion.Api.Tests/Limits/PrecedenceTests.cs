using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Limits;

/// <summary>Which refusal comes first where a request deserves two, over HTTP and on a socket.</summary>
public sealed class PrecedenceTests
{
    private const string Fine = "{ __typename }";
    private const string Invalid = "{ nothing }";
    private const string Forbidden = "{ auditLog(first: 1) { nodes { id } } }";
    private const string NotFound = """{ bot(id: "other/first") { id } }""";

    private static readonly string Costly =
        $"{{ instrument(id: \"sim:BTC-USD\") {{ {Candles()} }} }}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Credential, document, whether the tenant's minute is used up, the code, and its status.</summary>
    public static TheoryData<string?, string, bool, string, int> Pairs => new()
    {
        { "wrong", Fine, true, "UNAUTHENTICATED", 401 },
        { "wrong", Invalid, false, "UNAUTHENTICATED", 401 },
        { "wrong", Costly, false, "UNAUTHENTICATED", 401 },
        { "wrong", Forbidden, false, "UNAUTHENTICATED", 401 },
        { "wrong", NotFound, false, "UNAUTHENTICATED", 401 },
        { null, NotFound, false, "UNAUTHENTICATED", 401 },
        { null, Invalid, false, "UNAUTHENTICATED", 401 },
        { "acme:Trader", Invalid, true, "RATE_LIMITED", 429 },
        { "acme:Trader", Costly, true, "RATE_LIMITED", 429 },
        { "acme:Trader", Forbidden, true, "RATE_LIMITED", 429 },
        { "acme:Trader", NotFound, true, "RATE_LIMITED", 429 },
        { "acme:Trader", And(Invalid, Costly), false, "GRAPHQL_VALIDATION_FAILED", 400 },
        { "acme:Trader", And(Invalid, Forbidden), false, "GRAPHQL_VALIDATION_FAILED", 400 },
        { "acme:Trader", And(Invalid, NotFound), false, "GRAPHQL_VALIDATION_FAILED", 400 },
        { "acme:Trader", And(Costly, Forbidden), false, "COST_EXCEEDED", 400 },
        { "acme:Trader", And(Costly, NotFound), false, "COST_EXCEEDED", 400 },
        { "acme:Trader", Forbidden, false, "FORBIDDEN", 200 },
        { "acme:Trader", NotFound, false, "NOT_FOUND", 200 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Over_http(string? credential, string query, bool isUsedUp, string code, int status)
    {
        await using var api = await StartAsync(isUsedUp ? 1 : 1_000);
        if (isUsedUp)
            (await PostAsync(api, "acme:Trader", Fine)).Status.ShouldBe(HttpStatusCode.OK);

        var (answered, body) = await PostAsync(api, credential, query);

        ((string?)body["errors"]?[0]?["extensions"]?["code"]).ShouldBe(code, body.ToJsonString());
        ((int)answered).ShouldBe(status);
    }

    /// <summary>The document, the code where the minute's cost is used up already, and its status.</summary>
    public static TheoryData<string, string, int> WithoutCost => new()
    {
        { Invalid, "GRAPHQL_VALIDATION_FAILED", 400 },
        { Costly, "COST_EXCEEDED", 400 },
        { Fine, "RATE_LIMITED", 429 },
        { Forbidden, "RATE_LIMITED", 429 },
        { NotFound, "RATE_LIMITED", 429 },
    };

    [Theory]
    [MemberData(nameof(WithoutCost))]
    public async Task Where_the_cost_of_the_minute_is_used_up(string query, string code, int status)
    {
        await using var api = await StartAsync(1_000, costPerMinute: 1);
        (await PostAsync(api, "acme:Trader", Fine)).Status.ShouldBe(HttpStatusCode.OK);

        var (answered, body) = await PostAsync(api, "acme:Trader", query);

        ((string?)body["errors"]?[0]?["extensions"]?["code"]).ShouldBe(code, body.ToJsonString());
        ((int)answered).ShouldBe(status);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task On_a_socket(string? credential, string query, bool isUsedUp, string code, int status)
    {
        // What signs in fails closes the socket; the rest is the operation's error.
        await using var api = await StartAsync(isUsedUp ? 1 : 1_000);
        using var socket = await api.ConnectAsync("/graphql", "graphql-transport-ws");
        await socket.SendTextAsync(JsonSerializer.Serialize(new
        {
            type = "connection_init", payload = new { authorization = credential is null ? null : $"Bearer {credential}" },
        }));
        if (code == "UNAUTHENTICATED")
        {
            status.ShouldBe(401);
            (await socket.ReceiveCloseAsync()).Code.ShouldBe(4401);
            return;
        }
        ((string)(await socket.ReceiveJsonAsync("connection_ack"))["type"]!).ShouldBe("connection_ack");
        if (isUsedUp)
            await AskAsync(socket, "0", Fine);

        var message = await AskAsync(socket, "1", query);

        var errors = (string)message["type"]! == "error" ? message["payload"] : message["payload"]!["errors"];
        ((string?)errors?[0]?["extensions"]?["code"]).ShouldBe(code, message.ToJsonString());
    }

    private static string And(string first, string second) => $"{first[..^1]} {second[1..]}";

    private static string Candles() => string.Join(
        ' ',
        Enumerable.Range(1, 9).Select(n => $"c{n}: candles(timeframe: M1, first: 1000) {{ nodes {{ open high low close }} }}"));

    private static async Task<JsonNode> AskAsync(System.Net.WebSockets.ClientWebSocket socket, string id, string query)
    {
        await socket.SendTextAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));
        while (true)
        {
            var message = await socket.ReceiveJsonAsync($"the answer to {query}");
            if ((string?)message["id"] == id && (string)message["type"]! != "complete")
                return message;
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(TestApi api, string? credential, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Accept", "application/graphql-response+json");
        if (credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        using var response = await api.Http.SendAsync(request, Cancel);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!);
    }

    private static Task<TestApi> StartAsync(int requestsPerMinute, int? costPerMinute = null)
    {
        var parts = new TestApiParts();
        var plan = Plan.Standard with
        {
            RequestsPerMinute = requestsPerMinute,
            CostPerMinute = costPerMinute ?? Plan.Standard.CostPerMinute,
        };
        parts.Cluster.Put<ITenantLimitsGrain>("acme", new FakeTenantLimitsGrain { Plan = plan });
        return TestApi.StartAsync(
            options => options.SignIn = new SignInOptions(),
            parts,
            services => services.AddSingleton<ICredentialCheck, NamedSignIn>());
    }
}
