using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Models;

/// <summary>Checks documents by their families' readers.</summary>
public sealed class ModelDocuments(IEnumerable<IModelDocumentReader> readers) : IModelDocuments
{
    private readonly Dictionary<string, IModelDocumentReader> _byFamily = readers.ToDictionary(reader => reader.Family);

    public void Validate(RegisteredModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!_byFamily.TryGetValue(model.Scope.Family, out var reader))
            throw new InvalidDataException(
                $"Nothing here reads models of the family '{model.Scope.Family}'; known are "
                + $"{string.Join(", ", _byFamily.Keys.Order())}.");
        reader.Validate(model);
        TrainingReferenceDocument.Read(model.Reference);
    }
}
