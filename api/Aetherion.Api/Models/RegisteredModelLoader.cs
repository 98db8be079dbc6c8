using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Models;

/// <summary>Models by their version with their documents; damaged ones are left out.</summary>
internal sealed class RegisteredModelLoader(IModelRegistry registry) : BatchDataLoader<string, RegisteredModel>
{
    protected override async Task<IReadOnlyDictionary<string, RegisteredModel>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        (await registry.FindManyAsync([.. keys], cancellationToken)).ToDictionary(model => model.Version);
}
