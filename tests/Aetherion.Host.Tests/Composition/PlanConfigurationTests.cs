using Aetherion.Host.Composition;
using Aetherion.Model;

namespace Aetherion.Host.Tests.Composition;

public sealed class PlanConfigurationTests : IDisposable
{
    private const string Gold =
        """
        { "name": "gold", "bots": 5, "symbols": 4, "subscriptions": 3, "requestsPerMinute": 100, "costPerMinute": 1000,
          "ordersPerMinute": 7, "historyDays": 90 }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plans");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Local_mode_holds_nothing_back() =>
        PlanRegistration.Create(Read("{}")).Get(null).ShouldBe(Plan.Local);

    [Fact]
    public void With_sign_in_a_tenant_has_the_standard_plan_unless_another_is_named()
    {
        const string SignIn = "\"signIn\": { \"apiKeys\": true }";
        PlanRegistration.Create(Read($"{{ {SignIn} }}")).Get(null).ShouldBe(Plan.Standard);
        PlanRegistration.Create(Read($"{{ {SignIn}, \"defaultPlan\": \"free\" }}")).Get(null).ShouldBe(Plan.Free);
    }

    [Fact]
    public void Plans_of_the_file_take_the_place_of_those_built_in()
    {
        var options = PlanRegistration.Create(Read($"{{ \"plans\": [{Gold}] }}"));

        options.Get(null).ShouldBe(new Plan("gold", 5, 4, 3, 100, 1000, 7, TimeSpan.FromDays(90)));
        options.Find("free").ShouldBeNull();
        options.Get("free").Name.ShouldBe("gold", "a plan that is offered no more");
    }

    [Theory]
    [InlineData("\"plans\": [{ \"name\": \"gold\" }]", "plans")]
    [InlineData("\"defaultPlan\": \"silver\"", "defaultPlan: there is no plan 'silver'")]
    [InlineData("\"addressLimits\": { \"requestsPerMinute\": 0 }", "addressLimits.requestsPerMinute")]
    [InlineData("\"audit\": { \"anchorWebhook\": \"http://example.org/\" }", "audit.anchorWebhook")]
    [InlineData("\"audit\": { \"anchorIntervalSeconds\": 0 }", "audit.anchorIntervalSeconds")]
    public void What_cannot_be_is_named(string text, string named) =>
        Should.Throw<ConfigurationException>(() => Read($"{{ {text} }}")).Message.ShouldContain(named);

    [Fact]
    public void A_plan_with_nothing_in_it_is_named() =>
        Should.Throw<ConfigurationException>(() => Read(
            $"{{ \"plans\": [{Gold.Replace("\"bots\": 5", "\"bots\": 0", StringComparison.Ordinal)}] }}"))
            .Message.ShouldContain("plans[0].bots");

    private ServiceConfiguration Read(string text)
    {
        var path = Path.Combine(_folder.FullName, "aetherion.json");
        File.WriteAllText(path, text);
        return ConfigurationFile.Read(path);
    }
}
