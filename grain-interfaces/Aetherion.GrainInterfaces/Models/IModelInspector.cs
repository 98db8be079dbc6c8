using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>Tells which of the listed models cannot be used, for lists that do not read their documents.</summary>
public interface IModelInspector
{
    /// <summary>
    /// What is wrong with each of those models, by version, and what to do; sound ones are left out. A model is read once
    /// for as long as its row stays what it is.
    /// </summary>
    Task<ImmutableDictionary<string, string>> InspectAsync(
        ImmutableArray<ModelSummary> models, CancellationToken cancellationToken);
}
