using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Models;

/// <summary>Checks models before the registry puts them in charge.</summary>
public sealed class ModelPromoter(IModelRegistry registry, IModelDocuments documents) : IModelPromoter
{
    public async Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        await WhyUnfitAsync(version, cancellationToken)
        ?? await ChangeAsync(
            () => registry.PromoteAsync(version, expectedChampion, actor, reason, cancellationToken));

    public async Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken)
    {
        var line = await registry.FindLineAsync(scope, cancellationToken);
        return line.Previous is { } previous && await WhyUnfitAsync(previous, cancellationToken) is { } refusal
            ? refusal
            : await ChangeAsync(
                () => registry.RollBackAsync(scope, expectedChampion, actor, reason, cancellationToken));
    }

    public async Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken)
    {
        return version is not null && await WhyUnfitAsync(version, cancellationToken) is { } refusal
            ? refusal
            : await ChangeAsync(() => registry.SetChallengerAsync(scope, version, actor, reason, cancellationToken));
    }

    private async Task<ModelChange?> WhyUnfitAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            var model = await registry.FindAsync(version, cancellationToken);
            if (model is null)
                return Refuse(
                    ModelRefusals.NotFound, $"There is no model {version}; 'models list' names those there are.");
            documents.Validate(model);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return Refuse(ModelRefusals.Unfit, exception.Message);
        }
    }

    /// <summary>A journal that is damaged in the scope lets nothing be changed there.</summary>
    private static async Task<ModelChange> ChangeAsync(Func<Task<ModelChange>> change)
    {
        try
        {
            return await change();
        }
        catch (InvalidDataException exception)
        {
            return Refuse(ModelRefusals.Unfit, exception.Message);
        }
    }

    private static ModelChange Refuse(string code, string message) => new(null, new Refusal(code, message));
}
