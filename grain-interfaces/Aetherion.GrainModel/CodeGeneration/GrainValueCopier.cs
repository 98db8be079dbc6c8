namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>Copies values at the boundary between grains.</summary>
public abstract class GrainValueCopier
{
    /// <summary>The value itself when that is safe, else a copy.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isImmutable">Whether the parameter or result is declared not to change.</param>
    public abstract T Copy<T>(T value, bool isImmutable);
}
