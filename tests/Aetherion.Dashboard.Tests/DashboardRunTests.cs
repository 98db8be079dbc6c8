using System.Reflection;

namespace Aetherion.Dashboard.Tests;

[Collection(nameof(DashboardRun))]
public sealed class DashboardRunTests(DashboardRun run)
{
    [Fact]
    public void Every_scenario_of_the_browser_has_a_test_here()
    {
        if (Browser.ReasonToSkip() is { } reason)
            Assert.Skip(reason);
        Type[] classes =
        [
            typeof(DashboardTests),
            typeof(WidgetStateTests),
            typeof(InsightTests),
            typeof(ModelTests),
            typeof(AccountTests),
            typeof(PublicPageTests),
            typeof(ReplayPageTests),
            typeof(SettleOrderTests),
        ];
        var tests = classes
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => method.Name);
        run.Names.ShouldBe(tests, ignoreOrder: true);
    }
}
