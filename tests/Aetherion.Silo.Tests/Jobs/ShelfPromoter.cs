using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Models;

namespace Aetherion.Silo.Tests.Jobs;

/// <summary>A promoter that finds every model fit.</summary>
internal sealed class ShelfPromoter(ModelShelf models) : IModelPromoter
{
    public Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        models.PromoteAsync(version, expectedChampion, actor, reason, cancellationToken);

    public Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken) =>
        models.SetChallengerAsync(scope, version, actor, reason, cancellationToken);
}
