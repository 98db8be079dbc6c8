using Aetherion.Api.Tests.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Bots;

/// <summary>As whom the bot hears of who asks and who confirms.</summary>
public sealed class LiveTradingPersonTests
{
    [Fact]
    public async Task A_key_that_an_admin_made_asks_and_confirms_as_that_admin()
    {
        await using var service = await SignedInApi.StartAsync(
            options => options.SignIn = options.SignIn! with { LiveTradingNeedsTwoAdmins = true });
        service.Api.Parts.Tenant.Add(TestData.Bot(new TenantKey("local", "my-bot")));
        var bot = (FakeBotGrain)service.Api.Cluster.GetGrain<IBotGrain>("local/my-bot");
        var (_, key) = await service.CreateKeyAsync("""{ name: "x", role: ADMIN, scopes: [READ, TRADE, ADMIN] }""");

        await service.AskAsync(
            """mutation { requestLiveTrading(input: { botId: "local/my-bot" }) { challenge } }""", service.Admin);
        await service.AskAsync(
            """mutation { confirmLiveTrading(input: { botId: "local/my-bot", challenge: "x" }) { bot { id } } }""", key);

        var persons = bot.Calls.Select(call => call.Split(' ')[3]).ToList();
        persons.ShouldBe([Actors.OfToken(TestIssuer.Name, "alice"), Actors.OfToken(TestIssuer.Name, "alice")]);
        bot.Calls[1].ShouldEndWith(" True");
    }
}
