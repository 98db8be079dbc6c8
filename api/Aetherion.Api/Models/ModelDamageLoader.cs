using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Models;

/// <summary>What is wrong with models; of sound ones nothing is given.</summary>
internal sealed class ModelDamageLoader(IModelInspector inspector) : BatchDataLoader<ModelSummary, string>
{
    protected override async Task<IReadOnlyDictionary<ModelSummary, string>> LoadBatchAsync(
        IReadOnlyList<ModelSummary> keys, CancellationToken cancellationToken)
    {
        var damages = await inspector.InspectAsync([.. keys], cancellationToken);
        return keys.Where(model => damages.ContainsKey(model.Version))
            .ToDictionary(model => model, model => damages[model.Version]);
    }
}
