namespace Aetherion.GrainInterfaces;

/// <summary>An entry of the registry's journal. Entries are only ever added.</summary>
/// <param name="Number">Counts all events from 1, in the order in which they became visible.</param>
/// <param name="Time">UTC.</param>
/// <param name="Version">
/// The version it is about; of a promotion, roll-back or demotion the champion after it, null for none: then a wider scope
/// serves, or the model that ships with the product.
/// </param>
/// <param name="PreviousVersion">The champion, or challenger, before it.</param>
/// <param name="Actor">Who did it: a person, or a part of the service.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record ModelEvent(
    long Number,
    DateTime Time,
    ModelEventKind Kind,
    ModelScope Scope,
    string? Version,
    string? PreviousVersion,
    string Actor,
    string Reason)
{
    /// <summary>Whether the champion of the scope may be another one since.</summary>
    public bool ChangesChampion => Kind is ModelEventKind.Promoted or ModelEventKind.RolledBack or ModelEventKind.Demoted;
}
