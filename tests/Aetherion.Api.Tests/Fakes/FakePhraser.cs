using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Puts a word before our sentence.</summary>
internal sealed class FakePhraser : IExplanationPhraser
{
    public Task<string> PhraseAsync(RegimeExplanation explanation, CancellationToken cancellationToken) =>
        Task.FromResult($"Phrased: {explanation.Sentence}");
}
