using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Access;

/// <summary>
/// The API's own layer of isolation, over the whole schema as it is: wherever it takes an id, another tenant is told that
/// there is nothing of it. The grains' and the database's layers are not here to help.
/// </summary>
public sealed class TenantIsolationTests
{
    private const string Other = "acme";

    public static TheoryData<string, string> Places =>
        [.. SampleIds.ByPlace.SelectMany(place => place.Value.Where(id => id != SampleIds.Shared).Select(id => (place.Key, id)))];

    [Fact]
    public void There_is_a_sample_for_every_place_that_takes_an_id()
    {
        using var services = new ServiceCollection().AddAetherionApi(new ApiOptions()).BuildServiceProvider();
        var places = IdArgument.FindAll(services.GetRequiredService<GraphQLSchema>()).Select(place => place.Name).ToList();
        places.Except(SampleIds.ByPlace.Keys).ShouldBeEmpty("Say in SampleIds what the new places take.");
        SampleIds.ByPlace.Keys.Except(places).ShouldBeEmpty("These places are gone.");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Another_tenant_is_told_that_there_is_nothing_and_the_owner_is_served(string place, string id)
    {
        await using var service = await StartAsync();

        (await IsFoundAsync(service, place, id, Other)).ShouldBeFalse();
        (await IsFoundAsync(service, place, id, "acme2")).ShouldBeFalse();
        (await IsFoundAsync(service, place, id, TenantKey.LocalTenant)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Were_the_tenant_not_that_of_the_token_the_same_call_would_be_served(string place, string id)
    {
        await using var service = await StartAsync(services => services.AddScoped<ICallerContext, WrongCaller>());

        (await IsFoundAsync(service, place, id, Other)).ShouldBeTrue();
    }

    private static async Task<SignedInApi> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var service = await SignedInApi.StartAsync(services: configure);
        var parts = service.Api.Parts;
        var bot = TenantKey.Parse(SampleIds.Bot);
        parts.Tenant.Add(TestData.Bot(bot));
        parts.Cluster.Put<IAccountGrain>(SampleIds.Bot, new FakeAccountGrain(TestData.Account(bot)));
        parts.Journal.Orders.Add(TestData.Order(bot, "o1"));
        parts.Journal.Fills.Add(TestData.Fill("f1", "o1"));
        parts.Journal.Add(TestData.Event(bot, 1));
        var policy = new StrategyKey(TenantKey.LocalTenant, StrategyNames.RegimeSwitching, TestData.BtcMinute);
        parts.Decisions.Switches.Add(new StrategySwitch(
            SampleIds.Switch[7..], policy, 1, StrategyNames.Flat, StrategyNames.TrendFollowing, Regime.Bear, 0.8, 1, TestData.Start,
            "REGIME_CHANGED"));
        parts.Webhooks.All.Add(new Webhook(
            TenantKey.LocalTenant, SampleIds.Webhook[8..], new Uri("https://example.com/"), [WebhookTopic.RegimeChanged], 1, null, 1,
            TestData.Start));
        await parts.ApiKeys.AddAsync(
            new StoredApiKey(
                new ApiKey(TenantKey.LocalTenant, SampleIds.ApiKey[7..], "a", AccessRole.Viewer, AccessScopes.Read, [], TestData.Start, "a"),
                [.. new byte[32]]),
            100,
            TestContext.Current.CancellationToken);
        await parts.VenueKeys.AddAsync(
            new VenueKey(TenantKey.LocalTenant, SampleIds.VenueKey[9..], "sim", "a", "", TestData.Start, "a"),
            new VenueSecret("a", "b"),
            10,
            TestContext.Current.CancellationToken);
        foreach (var tenant in (string[])[Other, "acme2"])
            parts.Cluster.Put<ITenantGrain>(tenant, new FakeTenantGrain(tenant, parts.Cluster));
        return service;
    }

    /// <summary>Whether the call is served; if not, it must be for the reason that there is nothing of the id.</summary>
    private static async Task<bool> IsFoundAsync(SignedInApi service, string place, string id, string tenant)
    {
        var schema = service.Api.Service<GraphQLSchema>();
        var argument = IdArgument.FindAll(schema).Single(known => known.Name == place);
        var document = Document(argument, id);
        var token = service.Token("admin", "read trade admin", tenant);
        var answer = argument.Type.Name == "Subscription"
            ? await SubscribeAsync(service, document, token)
            : (await service.PostAsync(document, token)).Body;
        return IsFound(answer, argument);
    }

    private static string Document(IdArgument argument, string id)
    {
        var arguments = argument.Arguments(id, _ => TestData.Btc.Id.ToString());
        var type = argument.Field.Type.Named;
        var errors = type is ComplexType complex && complex.TryGetField("errors", out _)
            ? " errors { __typename ... on UserError { code message } }"
            : "";
        return $"{argument.Type.Name.ToLowerInvariant()} {{ result: {argument.Field.Name}({arguments}) {{ __typename{errors} }} }}";
    }

    private static bool IsFound(JsonNode answer, IdArgument argument)
    {
        var text = $"{argument.Name}: {answer.ToJsonString()}";
        if (answer["errors"] is JsonArray failures)
        {
            failures.Select(error => (string?)error!["extensions"]?["code"]).ShouldBe(["NOT_FOUND"], text);
            return false;
        }
        var result = answer["data"]!["result"];
        if (result is JsonArray nodes)
            return nodes.Single() is not null;
        if (result!["errors"] is not JsonArray { Count: > 0 } refusals)
            return true;
        var codes = refusals.Select(error => (string?)error!["code"]).ToArray();
        codes.ShouldBe(["NOT_FOUND"], text);
        return false;
    }

    private static async Task<JsonNode> SubscribeAsync(SignedInApi service, string document, string token)
    {
        using var socket = await service.ConnectAsync(new { token });
        await socket.ReceiveJsonAsync("connection_ack");
        await socket.SendTextAsync(JsonSerializer.Serialize(
            new { id = "1", type = "subscribe", payload = new { query = document } }));
        var message = await socket.ReceiveJsonAsync("the first event, or why there is none");
        return (string)message["type"]! == "error"
            ? new JsonObject { ["errors"] = message["payload"]!.DeepClone() }
            : message["payload"]!;
    }

    /// <summary>What must never be: the tenant is taken from elsewhere than the token.</summary>
    private sealed class WrongCaller : ICallerContext
    {
        public Caller Caller { get; } = Caller.OfService(TenantKey.LocalTenant);
    }
}
