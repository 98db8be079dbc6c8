namespace Aetherion.Domain.Anomalies;

/// <summary>
/// The anomaly model that ships with the product, so that every symbol is scored from its first day. It was trained on the
/// simulator; its features are without scale, so it serves every symbol and timeframe from M1 up.
/// </summary>
public static class ShippedAnomalyModel
{
    private const string ResourceName = "shipped-anomaly-model.json";

    /// <summary>Reads the model.</summary>
    public static AnomalyModel Load()
    {
        using Stream stream = typeof(ShippedAnomalyModel).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return AnomalyModelDocument.Read(reader.ReadToEnd());
    }
}
