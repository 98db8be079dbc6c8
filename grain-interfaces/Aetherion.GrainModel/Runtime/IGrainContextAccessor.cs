namespace Orleans.Runtime;

/// <summary>Tells on whose turn the current code runs.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The activation whose turn this is; null outside grains.</summary>
    IGrainContext GrainContext { get; }
}
