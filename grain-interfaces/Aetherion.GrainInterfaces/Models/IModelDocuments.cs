namespace Aetherion.GrainInterfaces;

/// <summary>Checks documents of models, each by its family.</summary>
public interface IModelDocuments
{
    /// <summary>Reads the document as its family does: sizes, bounds, known features, version.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message says why.</exception>
    void Validate(RegisteredModel model);
}
