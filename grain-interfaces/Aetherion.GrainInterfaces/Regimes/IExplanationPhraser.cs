using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Says the facts of an explanation in other words. It never fails: without a better sentence it gives ours.</summary>
public interface IExplanationPhraser
{
    Task<string> PhraseAsync(RegimeExplanation explanation, CancellationToken cancellationToken);
}
