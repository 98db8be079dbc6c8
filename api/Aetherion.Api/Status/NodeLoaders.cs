using Aetherion.Api.Bots;
using Aetherion.Api.Decisions;
using Aetherion.Api.Models;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Status;

/// <summary>The loaders of a request by which nodes are found, those of many ids together.</summary>
internal sealed record NodeLoaders(
    OrderLoader Orders,
    FillLoader Fills,
    TransitionIdLoader Transitions,
    SwitchLoader Switches,
    ModelLoader Models,
    TrainingJobLoader Trainings)
{
    public static NodeLoaders Of(IResolverContext context) => new(
        context.DataLoader<OrderLoader>(),
        context.DataLoader<FillLoader>(),
        context.DataLoader<TransitionIdLoader>(),
        context.DataLoader<SwitchLoader>(),
        context.DataLoader<ModelLoader>(),
        context.DataLoader<TrainingJobLoader>());
}
