using Aetherion.Domain.Forecasts;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;

namespace Aetherion.Grains.Forecasts;

/// <summary>Reads classifiers as the registry holds them.</summary>
public sealed class OutlookModelReader : IModelDocumentReader
{
    public string Family => ModelFamilies.Classifier;

    /// <exception cref="InvalidDataException">The document is no classifier, or not of that version.</exception>
    public static OutlookModel Read(RegisteredModel registered)
    {
        ArgumentNullException.ThrowIfNull(registered);
        var model = OutlookModelDocument.Read(registered.Document);
        return model.Version == registered.Version
            ? model
            : throw new InvalidDataException(
                $"The document registered as {registered.Version} is the model {model.Version}.");
    }

    public void Validate(RegisteredModel model)
    {
        Read(model);
        ClassifierTrainings.Of(model);
    }
}
