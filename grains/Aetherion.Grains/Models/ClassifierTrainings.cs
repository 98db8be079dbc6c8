using System.Text.Json;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Models;

/// <summary>What classifiers on live bars are compared with, as the registry holds it.</summary>
internal static class ClassifierTrainings
{
    /// <exception cref="InvalidDataException">The reference cannot be read.</exception>
    public static ClassifierTraining Of(RegisteredModel model) =>
        new(TrainingReferenceDocument.Read(model.Reference).Inputs, LogLossOf(model.Figures));

    /// <summary>Out of sample; null in figures that do not say.</summary>
    private static double? LogLossOf(string figures)
    {
        try
        {
            using var document = JsonDocument.Parse(figures);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("outOfSample", out var score)
                && score.ValueKind == JsonValueKind.Object
                && score.TryGetProperty("logLoss", out var loss)
                && loss.ValueKind == JsonValueKind.Number
                && loss.TryGetDouble(out var value)
                ? value
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
