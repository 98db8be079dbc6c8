using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>The inputs of a model, measured bar by bar as the model itself measures them. Sees the past only.</summary>
internal interface IInputRows
{
    /// <summary>Bars that each column looks back over.</summary>
    IReadOnlyList<int> Windows { get; }

    /// <summary>The columns of the last bar, valid where <see cref="TryUpdate"/> said so and until the next bar.</summary>
    ReadOnlySpan<double> Row { get; }

    /// <summary>Takes the next bar; false where its inputs are not known.</summary>
    bool TryUpdate(in ClosedBar bar);

    /// <summary>Bars are missing before the next one.</summary>
    void Interrupt();

    /// <summary>Writes what was seen.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Goes on from what <see cref="Save"/> wrote.</summary>
    void Restore(BinaryReader reader);
}
