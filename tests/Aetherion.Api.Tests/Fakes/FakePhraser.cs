using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Puts a word before our sentence.</summary>
internal sealed class FakePhraser : IExplanationPhraser
{
    public Task<string> PhraseAsync(string sentence, CancellationToken cancellationToken) =>
        Task.FromResult($"Phrased: {sentence}");
}
