using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>A data vendor. It has a budget of its own and answers with what that allows.</summary>
public interface IReferenceSource
{
    /// <summary>How long what it says is shown before it is asked again.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>
    /// Asks for some assets at once. Those that it does not know, or cannot be asked for now, are missing in the answer.
    /// </summary>
    Task<ImmutableArray<AssetReference>> ReadAsync(
        IReadOnlyCollection<string> assets, CancellationToken cancellationToken);
}
