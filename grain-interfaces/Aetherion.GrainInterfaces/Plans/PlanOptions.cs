using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The plans there are.</summary>
public sealed class PlanOptions
{
    /// <summary>By name; a name stands once.</summary>
    public ImmutableArray<Plan> Plans { get; set; } = [Plan.Local, Plan.Free, Plan.Standard, Plan.Professional];

    /// <summary>The plan of a tenant that was given none.</summary>
    public string DefaultPlan { get; set; } = Plan.Local.Name;

    /// <summary>The plan of a name; null when there is none.</summary>
    public Plan? Find(string name) => Plans.FirstOrDefault(plan => plan.Name == name);

    /// <summary>The plan of a name, or the default where a plan of that name is offered no more.</summary>
    public Plan Get(string? name) => (name is null ? null : Find(name))
        ?? Find(DefaultPlan)
        ?? throw new InvalidOperationException(
            $"The default plan '{DefaultPlan}' is none of the plans; name one of them.");
}
