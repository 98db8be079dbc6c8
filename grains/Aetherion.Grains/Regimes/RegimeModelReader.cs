using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;

namespace Aetherion.Grains.Regimes;

/// <summary>Reads regime models as the registry holds them.</summary>
public sealed class RegimeModelReader : IModelDocumentReader
{
    public string Family => ModelFamilies.Regime;

    /// <exception cref="InvalidDataException">The document is no regime model, or not of that version.</exception>
    public static RegimeModel Read(RegisteredModel registered)
    {
        ArgumentNullException.ThrowIfNull(registered);
        var model = RegimeModelDocument.Read(registered.Document);
        return model.Version == registered.Version
            ? model
            : throw new InvalidDataException(
                $"The document registered as {registered.Version} is the model {model.Version}.");
    }

    public void Validate(RegisteredModel model) => Read(model);
}
