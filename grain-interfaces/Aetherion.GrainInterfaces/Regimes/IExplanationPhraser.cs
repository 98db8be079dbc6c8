namespace Aetherion.GrainInterfaces;

/// <summary>
/// Says the facts of an explanation, of a regime or an anomaly, in other words. It never fails: without a better sentence it
/// gives ours.
/// </summary>
public interface IExplanationPhraser
{
    /// <param name="sentence">Ours, with all that may be said.</param>
    Task<string> PhraseAsync(string sentence, CancellationToken cancellationToken);
}
