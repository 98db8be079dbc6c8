using Aetherion.Domain.Anomalies;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;

namespace Aetherion.Grains.Anomalies;

/// <summary>Reads anomaly models as the registry holds them.</summary>
public sealed class AnomalyModelReader : IModelDocumentReader
{
    public string Family => ModelFamilies.Anomaly;

    /// <exception cref="InvalidDataException">The document is no anomaly model, or not of that version.</exception>
    public static AnomalyModel Read(RegisteredModel registered)
    {
        ArgumentNullException.ThrowIfNull(registered);
        var model = AnomalyModelDocument.Read(registered.Document);
        return model.Version == registered.Version
            ? model
            : throw new InvalidDataException(
                $"The document registered as {registered.Version} is the model {model.Version}.");
    }

    public void Validate(RegisteredModel model) => Read(model);
}
