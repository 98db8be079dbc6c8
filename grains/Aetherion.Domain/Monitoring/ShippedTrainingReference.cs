namespace Aetherion.Domain.Monitoring;

/// <summary>
/// What live data is compared with where the models that ship with the product serve: the deciles of their own training
/// windows on the simulator.
/// </summary>
public static class ShippedTrainingReference
{
    /// <summary>Reads the reference of the regime model.</summary>
    public static TrainingReference Load() => Load("shipped-regime-reference.json");

    /// <summary>Reads the reference of the anomaly model.</summary>
    public static TrainingReference LoadAnomalies() => Load("shipped-anomaly-reference.json");

    private static TrainingReference Load(string resourceName)
    {
        using Stream stream = typeof(ShippedTrainingReference).Assembly.GetManifestResourceStream(resourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {resourceName}.");
        using StreamReader reader = new(stream);
        return TrainingReferenceDocument.Read(reader.ReadToEnd());
    }
}
