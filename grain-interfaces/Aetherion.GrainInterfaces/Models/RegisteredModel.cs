using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>A version of a model as it was registered. It never changes; what becomes of it are events.</summary>
/// <param name="Version">Made from the content of the document.</param>
/// <param name="Scope">What it serves.</param>
/// <param name="CreatedTime">UTC.</param>
/// <param name="TrainedFrom">Open time of the first bar it was trained on, UTC.</param>
/// <param name="TrainedTo">Close time of the last bar it was trained on, UTC.</param>
/// <param name="DataHash">SHA-256 of the rows it was trained on, in lower-case hexadecimal digits.</param>
/// <param name="Features">What it looks at, in the order of its columns.</param>
/// <param name="Document">Scaler, parameters and labels: the model as its family writes it.</param>
/// <param name="Figures">Its figures in and out of sample, as a JSON object.</param>
/// <param name="Reference">What live data is compared with: the training data's deciles, as a JSON object.</param>
/// <param name="Seed">The seed of its training.</param>
public sealed record RegisteredModel(
    string Version,
    ModelScope Scope,
    DateTime CreatedTime,
    DateTime TrainedFrom,
    DateTime TrainedTo,
    string DataHash,
    ImmutableArray<string> Features,
    string Document,
    string Figures,
    string Reference,
    long Seed)
{
    /// <summary>A JSON object that says nothing.</summary>
    public const string Nothing = "{}";
}
