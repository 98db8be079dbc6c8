namespace Aetherion.Domain.Regimes;

/// <summary>
/// The regime model that ships with the product, for symbols and timeframes without a model of their own. It was
/// trained
/// on the simulator; its features are without scale, so it serves every symbol and timeframe from M1 up.
/// </summary>
public static class ShippedRegimeModel
{
    private const string ResourceName = "shipped-regime-model.json";

    /// <summary>Reads the model.</summary>
    public static RegimeModel Load()
    {
        using Stream stream = typeof(ShippedRegimeModel).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return RegimeModelDocument.Read(reader.ReadToEnd());
    }
}
