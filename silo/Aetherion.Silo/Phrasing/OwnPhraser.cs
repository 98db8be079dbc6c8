using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Phrasing;

/// <summary>Our own sentence.</summary>
public sealed class OwnPhraser : IExplanationPhraser
{
    public Task<string> PhraseAsync(RegimeExplanation explanation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return Task.FromResult(explanation.Sentence);
    }
}
