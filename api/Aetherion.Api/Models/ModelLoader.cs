using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Models;

/// <summary>Models by their version, without their documents.</summary>
internal sealed class ModelLoader(IModelRegistry registry) : BatchDataLoader<string, ModelSummary>
{
    /// <summary>The model of a version; null without a version and when it is not there.</summary>
    public async Task<ModelType?> FindAsync(string? version) =>
        version is not null && NodeIds.IsStorable(version) && await LoadAsync(version) is { } model
            ? new ModelType(model)
            : null;

    protected override async Task<IReadOnlyDictionary<string, ModelSummary>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await registry.FindSummariesAsync([.. keys], cancellationToken)).ToDictionary(model => model.Version);
}
