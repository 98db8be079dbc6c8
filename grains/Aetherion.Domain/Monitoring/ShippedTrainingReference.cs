namespace Aetherion.Domain.Monitoring;

/// <summary>
/// What live data is compared with where the regime model that ships with the product serves: the deciles of its own
/// training window on the simulator.
/// </summary>
public static class ShippedTrainingReference
{
    private const string ResourceName = "shipped-regime-reference.json";

    /// <summary>Reads the reference.</summary>
    public static TrainingReference Load()
    {
        using Stream stream = typeof(ShippedTrainingReference).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return TrainingReferenceDocument.Read(reader.ReadToEnd());
    }
}
