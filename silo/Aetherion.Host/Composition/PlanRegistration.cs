using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Host.Composition;

/// <summary>The plans the configuration names, or those that are built in.</summary>
internal static class PlanRegistration
{
    public static PlanOptions Create(ServiceConfiguration configuration)
    {
        var options = new PlanOptions();
        if (configuration.Plans.Count > 0)
            options.Plans = [.. configuration.Plans.Select(ToPlan)];
        options.DefaultPlan = configuration.DefaultPlan ?? DefaultOf(configuration);
        return options;
    }

    // On one's own machine nothing is held back; whoever lets others sign in decides what they may use.
    private static string DefaultOf(ServiceConfiguration configuration)
    {
        if (configuration.Plans.Count > 0)
            return configuration.Plans[0].Name;
        return configuration.IsLocalMode ? Plan.Local.Name : Plan.Standard.Name;
    }

    private static Plan ToPlan(PlanConfiguration plan) => new(
        plan.Name,
        plan.Bots,
        plan.Symbols,
        plan.Subscriptions,
        plan.RequestsPerMinute,
        plan.CostPerMinute,
        plan.OrdersPerMinute,
        TimeSpan.FromDays(plan.HistoryDays));
}
