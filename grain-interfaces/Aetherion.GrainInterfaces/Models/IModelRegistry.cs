using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Versions of models and what became of them. Nothing is ever changed or removed, but for a reference that a version was
/// registered without. Promotions and the like are transactions that name the champion they expect: of two at once one wins,
/// and the other is refused.
/// </summary>
public interface IModelRegistry
{
    /// <summary>Stores a version with its event; the same version again, for the same scope, changes nothing.</summary>
    /// <param name="actor">Who registers it.</param>
    /// <param name="reason">Why; of a refused one, what is wrong with it.</param>
    /// <param name="isRefused">Whether it failed its checks: it is kept for the record and cannot be promoted.</param>
    /// <exception cref="InvalidDataException">The version is registered for another scope.</exception>
    Task RegisterAsync(
        RegisteredModel model, string actor, string reason, bool isRefused, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a version that was registered without a reference the one of this model, if it is the very same: scope, training
    /// window and data, features, document and seed. Nothing else of it changes; of a damaged row nothing does.
    /// </summary>
    /// <returns>Whether the version has got it now.</returns>
    Task<bool> TrySupplyReferenceAsync(RegisteredModel model, CancellationToken cancellationToken);

    /// <summary>A version; null when there is none of the name.</summary>
    /// <exception cref="InvalidDataException">The row is damaged; the message says what to do.</exception>
    Task<RegisteredModel?> FindAsync(string version, CancellationToken cancellationToken);

    /// <summary>Who serves exactly that scope.</summary>
    Task<ModelLine> FindLineAsync(ModelScope scope, CancellationToken cancellationToken);

    /// <summary>The champions that may serve an instrument and timeframe, the closest scope first.</summary>
    Task<ImmutableArray<string>> FindChampionsAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken);

    /// <summary>The challenger beside the champion of the closest scope that has a challenger; null for none.</summary>
    Task<string?> FindChallengerAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken);

    /// <summary>Versions, newest first.</summary>
    Task<ImmutableArray<ModelSummary>> ListAsync(ModelFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>Those versions without their documents, in any order; one that is not there is left out.</summary>
    Task<ImmutableArray<ModelSummary>> FindSummariesAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken);

    /// <summary>
    /// Those versions, in any order; one that is not there, or whose row is damaged, is left out:
    /// <see cref="FindAsync"/> says which it is.
    /// </summary>
    Task<ImmutableArray<RegisteredModel>> FindManyAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken);

    /// <summary>Puts a version in charge of its scope.</summary>
    /// <param name="expectedChampion">Who is in charge now, as the caller knows it; null for nobody.</param>
    Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Undoes the latest promotion: the champion before it is in charge again, or none.</summary>
    Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>The same because the champion failed on live bars.</summary>
    Task<ModelChange> DemoteAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Lets a version of the scope run beside its champion in place of any other; null for none.</summary>
    Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Adds an alert; the same id again adds nothing.</summary>
    Task AppendAlertAsync(
        string id, ModelScope scope, string version, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Events with a number above that one, oldest first.</summary>
    Task<ImmutableArray<ModelEvent>> ReadEventsAsync(long afterNumber, int limit, CancellationToken cancellationToken);

    /// <summary>The latest events, newest first; of one version where it is given.</summary>
    Task<ImmutableArray<ModelEvent>> ReadLatestEventsAsync(
        string? version, int limit, CancellationToken cancellationToken);

    /// <summary>The same page of the events of each of those versions, together, in the order of the page.</summary>
    Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        ImmutableArray<string> versions,
        EventFilter<ModelEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken);
}
