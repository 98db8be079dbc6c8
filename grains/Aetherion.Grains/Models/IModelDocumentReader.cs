using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Models;

/// <summary>Reads the documents of one family.</summary>
public interface IModelDocumentReader
{
    /// <summary>One of <see cref="ModelFamilies"/>.</summary>
    string Family { get; }

    /// <summary>Reads the document and checks its sizes, its bounds, that its features are known, and its version.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message says why.</exception>
    void Validate(RegisteredModel model);
}
