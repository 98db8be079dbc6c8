using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>A model that may take over a timeframe.</summary>
/// <param name="WarmAsync">
/// Gets the model to know the stored bars up to a sequence, the same whenever it is done, and returns what puts it in its
/// place.
/// </param>
internal sealed record ModelSwap(
    ISymbolModels Models,
    Timeframe Timeframe,
    string Version,
    Func<long, CancellationToken, Task<Action<SymbolPipeline>>> WarmAsync)
{
    /// <summary>Whether the timeframe has the model already.</summary>
    public bool IsDone => Models.Versions.GetValueOrDefault(Timeframe) == Version;
}
