using Aetherion.GrainInterfaces;

namespace Aetherion.Lab.Models;

/// <summary>
/// Registers trained models and puts them where they belong. Doing it again after a crash does no more than doing it once.
/// </summary>
public sealed class ModelInstaller(IModelRegistry registry, IModelPromoter promoter)
{
    /// <summary>The champion of a scope; null where there is none, or where its row is damaged.</summary>
    public async Task<RegisteredModel?> FindChampionAsync(ModelScope scope, CancellationToken cancellationToken)
    {
        try
        {
            var line = await registry.FindLineAsync(scope, cancellationToken);
            return line.Champion is { } champion ? await registry.FindAsync(champion, cancellationToken) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Registers a model; one that was refused goes no further.</summary>
    public async Task<InstalledModel> InstallAsync(
        TrainedModel trained, TrainedModelUse use, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trained);
        var installed = await PlaceAsync(trained, use, actor, cancellationToken);
        return trained.Remark is { } remark ? installed with { Message = $"{installed.Message} {remark}" } : installed;
    }

    private async Task<InstalledModel> PlaceAsync(
        TrainedModel trained, TrainedModelUse use, string actor, CancellationToken cancellationToken)
    {
        var (model, refusal) = trained;
        await registry.RegisterAsync(
            model, actor, ReasonOf(trained), isRefused: refusal is not null, cancellationToken);
        if (refusal is not null)
            return new InstalledModel(model.Version, ModelState.Refused, $"Refused: {refusal}");
        var line = await registry.FindLineAsync(model.Scope, cancellationToken);
        if (trained.Reservation is { } reservation)
        {
            return new InstalledModel(
                model.Version, line.StateOf(model.Version),
                line.Champion == model.Version
                    ? $"In charge of {model.Scope} by somebody's decision, though {reservation}"
                    : $"Registered for {model.Scope} and off: {reservation}");
        }
        if (line.Champion != model.Version && (line.Champion is null || use == TrainedModelUse.Promote))
            return await PromoteAsync(model, line.Champion, actor, cancellationToken);
        if (line.StateOf(model.Version) == ModelState.Registered && use == TrainedModelUse.Challenge)
            return Describe(
                model, ModelState.Challenger,
                await promoter.SetChallengerAsync(model.Scope, model.Version, actor, "Trained.", cancellationToken));
        return new InstalledModel(
            model.Version, line.StateOf(model.Version), $"Registered for {model.Scope}; {line.Champion} stays in charge.");
    }

    private static string ReasonOf(TrainedModel trained)
    {
        var why = trained.Refusal ?? trained.Reservation;
        var source = trained.File is { } file ? $"Trained on the bars of {file}." : why is null ? "Trained." : null;
        return string.Join(' ', new[] { source, why, trained.Remark }.OfType<string>());
    }

    private async Task<InstalledModel> PromoteAsync(
        RegisteredModel model, string? champion, string actor, CancellationToken cancellationToken) => Describe(
        model, ModelState.Champion,
        await promoter.PromoteAsync(
            model.Version, champion, actor, champion is null ? "The first of its scope." : "Trained to take charge.",
            cancellationToken));

    private static InstalledModel Describe(RegisteredModel model, ModelState state, ModelChange change) =>
        change.Refusal is { } refusal
            ? new InstalledModel(model.Version, ModelState.Registered, $"Registered; {refusal.Message}")
            : new InstalledModel(
                model.Version, state,
                state == ModelState.Champion ? $"In charge of {model.Scope}." : $"Runs beside the champion of {model.Scope}.");
}
