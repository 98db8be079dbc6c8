namespace Aetherion.GrainInterfaces;

/// <summary>A version without its document, for lists.</summary>
/// <param name="Figures">Its figures in and out of sample, as a JSON object.</param>
public sealed record ModelSummary(
    string Version,
    ModelScope Scope,
    DateTime CreatedTime,
    DateTime TrainedFrom,
    DateTime TrainedTo,
    string DataHash,
    string Figures,
    long Seed,
    ModelState State)
{
    /// <summary>Another one after every change of the stored row, whoever made it.</summary>
    public string Stamp { get; init; } = "";
}
