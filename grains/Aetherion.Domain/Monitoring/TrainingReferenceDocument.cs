using System.Collections.Immutable;
using System.Text.Json;

namespace Aetherion.Domain.Monitoring;

/// <summary>The JSON form of a <see cref="TrainingReference"/>. An empty object is <see cref="TrainingReference.None"/>.</summary>
public static class TrainingReferenceDocument
{
    /// <summary>Writes a reference.</summary>
    public static string Write(TrainingReference reference) =>
        JsonSerializer.Serialize(reference, MonitoringJsonContext.Default.TrainingReference);

    /// <summary>Reads a reference and checks its edges and shares.</summary>
    /// <exception cref="InvalidDataException">The text is no reference.</exception>
    public static TrainingReference Read(string document)
    {
        try
        {
            TrainingReference reference =
                JsonSerializer.Deserialize(document, MonitoringJsonContext.Default.TrainingReference)
                ?? TrainingReference.None;
            return reference with { Features = Given(reference.Features), Inputs = Given(reference.Inputs) };
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The training reference of the model cannot be read: {exception.Message}", exception);
        }
    }
    private static ImmutableArray<T> Given<T>(ImmutableArray<T> listed)
        where T : class
    {
        if (listed.IsDefault)
            return [];
        return listed.Any(item => item is null) ? throw new ArgumentException("One of its columns is null.") : listed;
    }
}
