using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.Phrasing;

/// <summary>Our own sentence.</summary>
public sealed class OwnPhraser : IExplanationPhraser
{
    public Task<string> PhraseAsync(string sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return Task.FromResult(sentence);
    }
}
