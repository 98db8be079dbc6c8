namespace Aetherion.GrainInterfaces;

/// <summary>
/// Puts models in charge once they passed their checks: the row is undamaged and the document is one its family can use.
/// Who fails changes nothing.
/// </summary>
public interface IModelPromoter
{
    /// <param name="expectedChampion">Who is in charge of the version's scope now; null for nobody.</param>
    Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Undoes the latest promotion of a scope; the champion that comes back is checked too.</summary>
    Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Lets a version run beside its scope's champion; null for none.</summary>
    Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken);
}
